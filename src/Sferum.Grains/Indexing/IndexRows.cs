using System.Collections.Immutable;

namespace Sferum.Grains.Indexing;

/// <summary>The rows of one part of an index, in the order of their ids. Pure.</summary>
internal static class IndexRows
{
    private static readonly TimeSpan GoneFor = TimeSpan.FromDays(1);

    /// <summary>
    /// Puts a row in; the same rows when they hold one as new. Of what is gone a row stays for a day, so that an earlier one that comes late brings nothing back.
    /// </summary>
    public static ImmutableArray<TRow> Put<TRow>(ImmutableArray<TRow> rows, TRow row, DateTimeOffset now)
        where TRow : class, IIndexRow
    {
        var index = IndexOf(rows, row.Id);
        if (index >= 0 && rows[index].Revision >= row.Revision)
        {
            return rows;
        }

        var next = index < 0 ? rows.Insert(~index, row) : rows.SetItem(index, row);
        return next.RemoveAll(known => known.IsGone && known.Id != row.Id && now - known.ChangedAt > GoneFor);
    }

    /// <summary>The row of a thing; null when there is none.</summary>
    public static TRow? Find<TRow>(ImmutableArray<TRow> rows, string id)
        where TRow : class, IIndexRow => IndexOf(rows, id) is >= 0 and var index ? rows[index] : null;

    private static int IndexOf<TRow>(ImmutableArray<TRow> rows, string id)
        where TRow : class, IIndexRow
    {
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(rows[middle].Id, id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
