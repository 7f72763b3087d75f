using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Structure;

/// <summary>Answers queries from the rows in memory (B3, B4, B7).</summary>
internal static class StructureSearch
{
    public static ClassPage Page(StructureMemory memory, ClassQuery query)
    {
        var words = TextFolding.Words(query.Text);
        var rows = memory.Classes.Where(c => (query.ShowClosed || !c.Row.Closed) && TextFolding.Matches(c.Words, words)).ToArray();
        return new ClassPage([.. rows.Skip(query.Skip).Take(query.Take).Select(c => c.Row.Class.Class)], rows.Length);
    }

    public static GroupPage Page(StructureMemory memory, GroupQuery query)
    {
        var words = TextFolding.Words(query.Text);
        var rows = memory.Groups.Where(g => Fits(g, query) && TextFolding.Matches(g.Words, words)).ToArray();
        return new GroupPage([.. rows.Skip(query.Skip).Take(query.Take).Select(g => g.Row.Group.Group)], rows.Length);
    }

    private static bool Fits(GroupEntry entry, GroupQuery query) =>
        (query.ShowClosed || !entry.Row.Closed)
        && (query.Class is not { } taking || entry.Row.Group.Classes.Contains(taking))
        && (query.Teacher is not { } teacher || entry.Row.Group.Teacher == teacher);
}
