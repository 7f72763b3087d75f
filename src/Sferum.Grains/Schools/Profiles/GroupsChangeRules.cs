using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>When a school's conferences are told that the groups of their lessons are other than they were (C3, C5). Pure.</summary>
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
    public static SchoolState Noted(SchoolState state, bool made, DateTimeOffset now)
    {
        var change = ConferenceNews.After(state.GroupsChange, now);
        return state with { GroupsChange = made ? change : change.WithoutFirstLook() };
    }

    private static bool Same(RosterGroup one, RosterGroup other) =>
        (one.Subject, one.Teacher) == (other.Subject, other.Teacher) && one.Classes.SequenceEqual(other.Classes);
}
