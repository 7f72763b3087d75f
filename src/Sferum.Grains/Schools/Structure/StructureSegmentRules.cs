using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Structure;

/// <summary>Which segment a class or group is in, and how a segment changes.</summary>
internal static class StructureSegmentRules
{
    /// <summary>Segments of a school: with 500 classes and 4,000 groups, each holds about 140 rows.</summary>
    public const int Segments = 32;

    /// <summary>The segment of an id; the same for ever, since rows lie by it.</summary>
    public static int SegmentOf(string id) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(id)) % Segments);

    /// <summary>The segment after a change; the same one when nothing changes.</summary>
    public static StructureSegmentState Change(StructureSegmentState state, StructureRows put)
    {
        var classes = state.Rows.Classes.ToDictionary(c => c.Class.Class);
        var groups = state.Rows.Groups.ToDictionary(g => g.Group.Group);
        var changedClasses = put.Classes.Where(c => !classes.TryGetValue(c.Class.Class, out var known) || !StructureFacts.Same(known, c)).ToArray();
        var changedGroups = put.Groups.Where(g => !groups.TryGetValue(g.Group.Group, out var known) || !StructureFacts.Same(known, g)).ToArray();
        Array.ForEach(changedClasses, c => classes[c.Class.Class] = c);
        Array.ForEach(changedGroups, g => groups[g.Group.Group] = g);
        return changedClasses.Length + changedGroups.Length == 0 ? state : state with { Rows = Sorted(classes.Values, groups.Values) };
    }

    /// <summary>The part of a change that each segment gets.</summary>
    public static IReadOnlyList<(int Segment, StructureRows Put)> Split(StructureRows put)
    {
        var classes = put.Classes.ToLookup(c => SegmentOf(c.Class.Class.Segment));
        var groups = put.Groups.ToLookup(g => SegmentOf(g.Group.Group.Segment));
        return [.. classes.Select(c => c.Key).Union(groups.Select(g => g.Key)).Select(s => (s, new StructureRows([.. classes[s]], [.. groups[s]])))];
    }

    private static StructureRows Sorted(IEnumerable<ClassRow> classes, IEnumerable<GroupRow> groups) =>
        new([.. classes.OrderBy(c => c.Class.Class, RosterOrder.Classes)], [.. groups.OrderBy(g => g.Group.Group, RosterOrder.Groups)]);
}
