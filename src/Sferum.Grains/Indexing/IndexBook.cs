namespace Sferum.Grains.Indexing;

/// <summary>The rows of an index in memory, sorted once and kept sorted, so that a page costs a page.</summary>
/// <param name="order">The order; total, so that pages never overlap.</param>
internal sealed class IndexBook<TRow>(IComparer<TRow> order)
    where TRow : class, IIndexRow
{
    private readonly Dictionary<string, TRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _gone = new(StringComparer.Ordinal);
    private readonly List<TRow> _sorted = [];

    /// <summary>All rows that are there, in order.</summary>
    public IReadOnlyList<TRow> Rows => _sorted;

    /// <summary>The row of a thing; null when it is not there.</summary>
    public TRow? Find(string id) => _rows.GetValueOrDefault(id);

    /// <summary>The first place whose row does not stand before a probe.</summary>
    public int PlaceOf(TRow probe)
    {
        var place = _sorted.BinarySearch(probe, order);
        return place < 0 ? ~place : place;
    }

    /// <summary>Puts a row in, or takes out one that is gone; false when it is no news.</summary>
    public bool Put(TRow row)
    {
        var known = _rows.GetValueOrDefault(row.Id);
        if ((known?.Revision ?? _gone.GetValueOrDefault(row.Id, long.MinValue)) >= row.Revision)
        {
            return false;
        }

        TakeOut(known);
        if (row.IsGone)
        {
            _gone[row.Id] = row.Revision;
        }
        else
        {
            _gone.Remove(row.Id);
            _rows[row.Id] = row;
            _sorted.Insert(PlaceOf(row), row);
        }

        return true;
    }

    private void TakeOut(TRow? known)
    {
        if (known is not null)
        {
            _rows.Remove(known.Id);
            _sorted.RemoveAt(_sorted.BinarySearch(known, order));
        }
    }
}
