using System.Collections.Immutable;
using Sferum.Grains.Schools.Lessons.Days;

namespace Sferum.Grains.Schools.Structure;

/// <summary>What timetables need of a school's groups. Pure.</summary>
internal static class GroupBoards
{
    /// <summary>The groups in the order of their first class, then of subject and title.</summary>
    public static GroupBoard Of(StructureMemory memory)
    {
        var places = memory.Classes.Select((c, place) => (c.Row.Class.Class, place)).ToDictionary(c => c.Class, c => c.place);
        var ranked = memory.Groups.OrderBy(g => g.Row.Group.Classes.Select(c => places.GetValueOrDefault(c, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min());
        return new GroupBoard(ranked.Select((g, rank) => KeyValuePair.Create(g.Row.Group.Group.Segment, Place(g.Row.Group, rank) with { Closed = g.Row.Closed })).ToImmutableDictionary(StringComparer.Ordinal));
    }

    private static GroupPlace Place(RosterGroup group, int rank) => new(rank, group.Teacher?.Segment ?? "", [.. group.Classes.Select(c => c.Segment)]);
}
