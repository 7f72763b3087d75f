using Sferum.Grains.Commits;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>
/// When a school's conferences are told that the groups of their lessons are other than they were (C3, C5): at once, and once more after a while, for those that were being planned meanwhile and
/// were in no list yet. Pure.
/// </summary>
internal static class GroupsChangeRules
{
    /// <summary>Whether lessons take something else from their groups after a change: subject, classes, the titles of these, the teacher.</summary>
    public static bool Concerns(RosterPicture before, StructureRows put) =>
        put.Groups.Any(row => before.Groups.GetValueOrDefault(row.Group.Group) is { } known && !Same(known.Group, row.Group))
        || put.Classes.Any(row => before.Classes.GetValueOrDefault(row.Class.Class) is { } known && known.Class.Title != row.Class.Title);

    /// <summary>
    /// The school after it was told of a change. It is told before the change is on disk, for then there is no change any more for whoever repeats it, and is owed the late look alone; and told again
    /// when the change is there.
    /// </summary>
    public static SchoolState Noted(SchoolState state, bool made, DateTimeOffset now) =>
        state with { GroupsChange = new GroupsChange((state.GroupsChange?.Number ?? 0) + 1, now, Looks: made ? 0 : ConferenceLooks.Last) };

    /// <summary>Whether all conferences have to be looked through now.</summary>
    public static bool IsDue(GroupsChange? change, DateTimeOffset now) => Owed(change) is { Any: true } owed && !(owed.From > now);

    /// <summary>What is owed to the conferences.</summary>
    public static Owed Owed(GroupsChange? change) => change is null ? Commits.Owed.Nothing : ConferenceLooks.Owed(change.At, change.Looks);

    /// <summary>All conferences were looked through for a change, unless there is another one meanwhile.</summary>
    public static SchoolState Looked(SchoolState state, GroupsChange seen) =>
        state.GroupsChange == seen ? state with { GroupsChange = seen with { Looks = seen.Looks + 1 } } : state;

    private static bool Same(RosterGroup one, RosterGroup other) =>
        (one.Subject, one.Teacher) == (other.Subject, other.Teacher) && one.Classes.SequenceEqual(other.Classes);
}
