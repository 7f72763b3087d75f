using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Subject groups whose losses are held: none closes, and who would leave one stays in its list.</summary>
internal static class HeldGroups
{
    /// <param name="before">The school as it is.</param>
    /// <param name="wished">The school as it is to be.</param>
    /// <param name="held">The school with its people and classes held.</param>
    public static ImmutableDictionary<GroupId, GroupRow> Of(RosterPicture before, RosterPicture wished, RosterPicture held)
    {
        var was = new GroupStudents(before);
        var will = new GroupStudents(held);
        return wished.Groups.SetItems(before.Groups.Values.Select(row => KeyValuePair.Create(row.Group.Group, Of(row, wished, was, will))));
    }

    private static GroupRow Of(GroupRow before, RosterPicture wished, GroupStudents was, GroupStudents will)
    {
        var row = wished.Groups.GetValueOrDefault(before.Group.Group);
        if (before.Closed || row is null or { Closed: true })
        {
            return before.Closed ? row ?? before : before;
        }

        return row with { Group = row.Group with { Teacher = row.Group.Teacher ?? before.Group.Teacher, Students = Students(before.Group, row.Group, was, will) } };
    }

    // A group of all students of its classes stays one, if nobody would leave it.
    private static IReadOnlyList<AccountId>? Students(RosterGroup before, RosterGroup wished, GroupStudents was, GroupStudents will)
    {
        var coming = will.Of(wished);
        var leaving = was.Of(before).Except(coming).ToArray();
        return leaving.Length == 0 ? wished.Students : RosterPeople.Sorted((wished.Students ?? coming).Concat(leaving));
    }
}
