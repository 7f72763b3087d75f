using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Whom a change of a school may concern: whose roles, which classes, which groups. Nobody else has to be looked at.</summary>
/// <param name="People">People whose roles may become other.</param>
/// <param name="Classes">Classes whose lists may become other.</param>
/// <param name="Groups">Groups whose lists may become other.</param>
internal sealed record RosterReach(IReadOnlySet<AccountId> People, IReadOnlySet<ClassId> Classes, IReadOnlySet<GroupId> Groups)
{
    /// <summary>Everybody on either side.</summary>
    public static RosterReach All(RosterPicture before, RosterPicture after) => new(
        before.People.Keys.Union(after.People.Keys).Union(Administrators(before, after)).ToHashSet(),
        before.Classes.Keys.Union(after.Classes.Keys).ToHashSet(),
        before.Groups.Keys.Union(after.Groups.Keys).ToHashSet());

    /// <summary>What hangs on the rows of a delta. The Sferum chats administrator and the setting of subject chats concern everybody.</summary>
    public static RosterReach Of(RosterPicture before, RosterPicture after, RosterDelta delta)
    {
        if (!delta.IsSmall || (before.Administrator, before.SubjectChats) != (after.Administrator, after.SubjectChats))
        {
            return All(before, after);
        }

        var people = delta.People.Select(p => p.Account).Concat(delta.Removed).ToHashSet();
        var classes = people.SelectMany(account => ClassesOf(before, account).Concat(ClassesOf(after, account)))
            .Concat(delta.Classes.Select(c => c.Class.Class))
            .ToHashSet();
        var groups = classes.SelectMany(id => before.Ties.Groups[id].Concat(after.Ties.Groups[id])).Concat(delta.Groups.Select(g => g.Group.Group)).ToHashSet();
        return new(people, classes, groups);
    }

    // A student is in the lists of a class, and so are the parents.
    private static IEnumerable<ClassId> ClassesOf(RosterPicture school, AccountId account) => school.People.GetValueOrDefault(account) is not { } person
        ? []
        : person.Children.Append(account).SelectMany(student => PlacesOf(school, student));

    private static ImmutableArray<ClassId> PlacesOf(RosterPicture school, AccountId student)
    {
        var held = school.Ties.Held[student];
        return school.People.GetValueOrDefault(student)?.Class is { } own ? held.Add(own) : held;
    }

    private static ImmutableArray<AccountId> Administrators(RosterPicture before, RosterPicture after) =>
        [.. new[] { before.Administrator, after.Administrator }.OfType<AccountId>()];
}
