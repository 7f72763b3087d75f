using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Everything that has to be told to others so that a school becomes what a roster says.</summary>
internal sealed record RosterPlan
{
    public required IReadOnlyList<(AccountId Account, SchoolRoles Roles)> Roles { get; init; }

    public required IReadOnlyList<(GroupId Group, GroupRoster Roster)> Groups { get; init; }

    public required IReadOnlyList<(ClassId Class, ClassRoster Roster)> Classes { get; init; }

    public required PeopleChange People { get; init; }

    public required RosterSummary Summary { get; init; }

    /// <summary>Compares the school that is with the school that is to be. Pure: the same again after every crash.</summary>
    public static RosterPlan Between(SchoolId school, RosterPicture before, RosterPicture after, long version)
    {
        var people = PeopleDifference.Between([.. before.People.Values], [.. after.People.Values]);
        var present = after.People.Keys.ToHashSet();
        var classes = Difference<ClassId, ClassRoster>.Between(
            ClassRosters.Of(before, version), ClassRosters.Of(after, version), ClassRosters.Same, c => ClassRosters.Closing(c, after, present, version));
        var groups = Difference<GroupId, GroupRoster>.Between(
            GroupRosters.Of(before, version), GroupRosters.Of(after, version), GroupRosters.Same, g => GroupRosters.Closing(g, after, present, version));
        return new RosterPlan
        {
            Roles = RoleDifference.Between(school, before, after, version),
            Groups = groups.ToTell,
            Classes = classes.ToTell,
            People = people.Change,
            Summary = Sum(before, people, classes, groups),
        };
    }

    private static RosterSummary Sum(
        RosterPicture before, PeopleDifference people, Difference<ClassId, ClassRoster> classes, Difference<GroupId, GroupRoster> groups) => new()
        {
            PeopleAdded = people.Added,
            PeopleChanged = people.Changed,
            PeopleRemoved = people.Change.Removed.Count,
            ClassesAdded = classes.Added,
            ClassesChanged = classes.Changed,
            ClassesClosed = classes.Gone,
            GroupsAdded = groups.Added,
            GroupsChanged = groups.Changed,
            GroupsClosed = groups.Gone,
            ChatsCreated = (classes.Added * 2) + (before.People.Count == 0 ? 1 : 0),
        };
}
