using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes each subject group's part of a roster.</summary>
internal static class GroupRosters
{
    /// <summary>The parts of all groups of a school.</summary>
    public static Dictionary<GroupId, GroupRoster> Of(RosterPicture school, long version) => Of(school, school.Groups.Keys, version);

    /// <summary>The parts of those of these groups that the school has and that are open.</summary>
    public static Dictionary<GroupId, GroupRoster> Of(RosterPicture school, IEnumerable<GroupId> ids, long version)
    {
        var students = new GroupStudents(school);
        return ids
            .Select(id => school.Groups.GetValueOrDefault(id))
            .Where(row => row is { Closed: false })
            .Select(row => row!.Group)
            .ToDictionary(g => g.Group, g => Of(g, students.Of(g), school, version));
    }

    /// <summary>The last part of a group that the roster no longer has: its people stay in its closed chats as long as they are in the school.</summary>
    public static GroupRoster Closing(GroupRoster before, RosterPicture after, long version) => before with
    {
        Version = version,
        Closed = true,
        SferumAdministrator = after.Administrator,
        Group = before.Group with { Teacher = before.Group.Teacher is { } teacher && after.People.ContainsKey(teacher) ? teacher : null },
        Students = [.. before.Students.Where(after.People.ContainsKey)],
    };

    /// <summary>What those of these groups that were closed before are told when the school has another administrator, who takes their chats over too (B9).</summary>
    public static IEnumerable<(GroupId Group, GroupRoster Roster)> Closed(RosterPicture before, RosterPicture after, IEnumerable<GroupId> ids, long version) =>
        before.Administrator == after.Administrator ? [] : ids
            .Where(id => before.Groups.GetValueOrDefault(id) is { Closed: true } && after.Groups.GetValueOrDefault(id) is { Closed: true })
            .Select(id => (id, new GroupRoster(version, after.Groups[id].Group, StudentCount: 0, Closed: true) { SferumAdministrator = after.Administrator, KeepsPeople = true }));

    /// <summary>True when both say the same, whatever their versions.</summary>
    public static bool Same(GroupRoster one, GroupRoster other) =>
        (one.SferumAdministrator, one.MakesChat) == (other.SferumAdministrator, other.MakesChat)
        && one.Students.SequenceEqual(other.Students)
        && one.ClassTitles.SequenceEqual(other.ClassTitles)
        && one.Group with { Classes = [], Students = null } == other.Group with { Classes = [], Students = null }
        && one.Group.Classes.SequenceEqual(other.Group.Classes)
        && SameStudents(one.Group.Students, other.Group.Students);

    private static GroupRoster Of(RosterGroup group, IReadOnlyList<AccountId> students, RosterPicture school, long version) => new(version, group, students.Count, Closed: false)
    {
        Students = students,
        ClassTitles = [.. group.Classes.Select(c => school.Classes.GetValueOrDefault(c)?.Class.Title ?? "")],
        SferumAdministrator = school.Administrator,
        MakesChat = school.SubjectChats,
    };

    private static bool SameStudents(IReadOnlyList<AccountId>? one, IReadOnlyList<AccountId>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);
}
