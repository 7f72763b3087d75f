using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// What is carried out at once of an import over the removal guard's limits (design §4): additions and changes. Whoever would leave the school, a class or a group stays until
/// the removals are approved; what approval then carries out is the difference from the held picture to the wished one. Somebody in another's stead is a change, not a removal.
/// </summary>
internal static class Withholding
{
    /// <summary>The school with the additions and changes of a wish, and without its removals. The same again for a held school and the same wish.</summary>
    public static RosterPicture Of(RosterPicture before, RosterPicture wished)
    {
        var held = wished with
        {
            People = wished.People.SetItems(before.People.Values.Select(p => KeyValuePair.Create(p.Account, HeldPeople.Of(p, wished.People.GetValueOrDefault(p.Account))))),
            Classes = HeldClasses.Of(before, wished),
        };
        return held with { Groups = HeldGroups.Of(before, wished, held) };
    }
}
