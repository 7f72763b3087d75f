using System.Collections.Immutable;
using Sferum.Grains.Chats.Registry;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons.Days;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Structure;

/// <summary>A school's classes and groups as they are between two changes; the orders are made when first asked for, and kept.</summary>
internal sealed class StructureMemory
{
    private readonly ImmutableDictionary<ClassId, ClassRow> _classes;
    private readonly ImmutableDictionary<GroupId, GroupRow> _groups;
    private readonly Lazy<ClassEntry[]> _sortedClasses;
    private readonly Lazy<GroupEntry[]> _sortedGroups;
    private readonly Lazy<GroupBoard> _board;

    private StructureMemory(ImmutableDictionary<ClassId, ClassRow> classes, ImmutableDictionary<GroupId, GroupRow> groups)
    {
        (_classes, _groups) = (classes, groups);
        _sortedClasses = new(() => [.. _classes.Values.Select(c => new ClassEntry(c)).OrderBy(c => c.Order, ByteOrder).ThenBy(c => c.Row.Class.Class, RosterOrder.Classes)]);
        _sortedGroups = new(() => [.. _groups.Values.Select(g => new GroupEntry(g, TitlesOf(g)))
            .OrderBy(g => g.SubjectOrder, ByteOrder).ThenBy(g => g.TitleOrder, ByteOrder).ThenBy(g => g.Row.Group.Group, RosterOrder.Groups)]);
        _board = new(() => GroupBoards.Of(this));
    }

    /// <summary>Everything, in no order.</summary>
    public StructureRows All => new([.. _classes.Values], [.. _groups.Values]);

    /// <summary>Classes by title, «5 А» before «10 А».</summary>
    public IReadOnlyList<ClassEntry> Classes => _sortedClasses.Value;

    /// <summary>Groups by subject, then by title.</summary>
    public IReadOnlyList<GroupEntry> Groups => _sortedGroups.Value;

    /// <summary>What lists of lessons need of the groups.</summary>
    public GroupBoard Board => _board.Value;

    private static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    public static StructureMemory Of(IEnumerable<StructureRows> rows) => rows.Aggregate(
        new StructureMemory(ImmutableDictionary<ClassId, ClassRow>.Empty, ImmutableDictionary<GroupId, GroupRow>.Empty), (memory, more) => memory.With(more));

    /// <summary>The rows after a change.</summary>
    public StructureMemory With(StructureRows put) => new(
        _classes.SetItems(put.Classes.Select(c => KeyValuePair.Create(c.Class.Class, c))),
        _groups.SetItems(put.Groups.Select(g => KeyValuePair.Create(g.Group.Group, g))));

    /// <summary>A group with the titles of its classes; null when the school does not have it.</summary>
    public GroupFacts? Find(GroupId id) => _groups.TryGetValue(id, out var row)
        ? new GroupFacts(id, row.Group.Title, row.Group.Subject, row.Group.Classes, [.. row.Group.Classes.Select(c => _classes.GetValueOrDefault(c)?.Class.Title ?? "")], row.Group.Teacher, row.Closed)
        : null;

    private string TitlesOf(GroupRow row) => string.Join(' ', row.Group.Classes.Select(c => _classes.GetValueOrDefault(c)?.Class.Title));
}

/// <summary>A class with what sorting and searching need.</summary>
internal sealed class ClassEntry(ClassRow row)
{
    public ClassRow Row { get; } = row;

    public byte[] Order { get; } = RussianOrder.KeyOf(row.Class.Title);

    public string[] Words { get; } = TextFolding.Words(row.Class.Title);
}

/// <summary>A group with what sorting and searching need.</summary>
internal sealed class GroupEntry(GroupRow row, string classTitles)
{
    public GroupRow Row { get; } = row;

    public byte[] SubjectOrder { get; } = RussianOrder.KeyOf(row.Group.Subject);

    public byte[] TitleOrder { get; } = RussianOrder.KeyOf(row.Group.Title);

    public string[] Words { get; } = TextFolding.Words($"{row.Group.Subject} {row.Group.Title} {classTitles}");
}
