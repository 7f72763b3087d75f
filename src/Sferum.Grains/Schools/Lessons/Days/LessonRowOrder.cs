namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>The orders of a day's lessons; total, so that pages never overlap.</summary>
internal static class LessonRowOrder
{
    /// <summary>By start, then by id: what can be kept, whatever becomes of the classes.</summary>
    public static IComparer<LessonRow> Kept { get; } = Comparer<LessonRow>.Create(static (one, other) =>
        one.Start.CompareTo(other.Start) is var byStart and not 0 ? byStart : string.CompareOrdinal(one.Id, other.Id));

    /// <summary>By start, then by class: what people see.</summary>
    public static LessonRow[] Shown(IEnumerable<LessonRow> rows, GroupBoard board) =>
        [.. rows.OrderBy(row => row.Start).ThenBy(row => board.Of(row.Group).Rank).ThenBy(row => row.Number).ThenBy(row => row.Id, StringComparer.Ordinal)];
}
