using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes each subject group's part of a roster.</summary>
internal static class GroupRosters
{
    public static Dictionary<GroupId, GroupRoster> Of(RosterPicture school, long version)
    {
        var inClass = school.People.Values.Where(p => p.Class is not null).GroupBy(p => p.Class!.Value).ToDictionary(c => c.Key, c => c.Count());
        return school.Groups.Values.Where(g => !g.Closed).Select(g => g.Group).ToDictionary(
            g => g.Group,
            g => new GroupRoster(version, g, g.Students?.Count ?? g.Classes.Sum(c => inClass.GetValueOrDefault(c)), Closed: false));
    }

    /// <summary>True when both say the same, whatever their versions.</summary>
    public static bool Same(GroupRoster one, GroupRoster other) =>
        one.StudentCount == other.StudentCount
        && one.Group with { Classes = [], Students = null } == other.Group with { Classes = [], Students = null }
        && one.Group.Classes.SequenceEqual(other.Group.Classes)
        && SameStudents(one.Group.Students, other.Group.Students);

    private static bool SameStudents(IReadOnlyList<AccountId>? one, IReadOnlyList<AccountId>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);
}
