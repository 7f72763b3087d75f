using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes pictures of schools.</summary>
internal static class RosterPictures
{
    /// <summary>The school as a roster wants it.</summary>
    public static RosterPicture Of(Roster roster, AccountId? administrator) => new()
    {
        People = RosterPeople.Of(roster).ToImmutableDictionary(p => p.Account),
        Classes = roster.Classes.ToImmutableDictionary(c => c.Class, c => new ClassRow(c, Closed: false)),
        Groups = roster.Groups.ToImmutableDictionary(g => g.Group, g => new GroupRow(g, Closed: false)),
        Administrator = administrator,
    };
}
