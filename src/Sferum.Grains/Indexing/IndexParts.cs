namespace Sferum.Grains.Indexing;

/// <summary>
/// In which part of an index each row lies. Parts are filled one after the other, so that a small index is one part and a reader stops at the first that was never written. A row stays in
/// its part for good.
/// </summary>
/// <param name="full">Rows of a full part.</param>
internal sealed class IndexParts(int full = IndexParts.Full)
{
    /// <summary>Rows of a full part whose rows come many at once.</summary>
    public const int Full = 256;

    /// <summary>Rows of a full part whose rows come one by one: each of them writes the whole part.</summary>
    public const int FullOfSingles = 32;

    // While one is on its way to the disk, rows gather for the other: no row waits for two writes, and many rows are few writes.
    private const int MostOpen = 2;

    private readonly Dictionary<string, int> _partOf = new(StringComparer.Ordinal);
    private readonly List<int> _counts = [];
    private readonly List<int> _writes = [];
    private int _written;

    /// <summary>Notes a part that was read, with the rows that lie there.</summary>
    public void NoteRead(int part, IReadOnlyCollection<string> ids)
    {
        NoteWritten(part);
        _counts[part] = ids.Count;
        foreach (var id in ids)
        {
            _partOf.TryAdd(id, part);
        }
    }

    /// <summary>Notes that a part is on disk.</summary>
    public void NoteWritten(int part)
    {
        Reach(part);
        _written = Math.Max(_written, part + 1);
    }

    /// <summary>A write of a part begins: rows that come meanwhile do not queue for it while another one has room.</summary>
    public void NoteBegun(int part) => _writes[part]++;

    /// <summary>A write of a part has ended, however it did.</summary>
    public void NoteEnded(int part) => _writes[part]--;

    /// <summary>The part of a row; of a new one, the first with room that nobody is writing. It is counted there at once, so that rows which come together do not all see the same room.</summary>
    public int Choose(string id)
    {
        if (_partOf.TryGetValue(id, out var known))
        {
            return known;
        }

        var part = Choose();
        Reach(part);
        _counts[part]++;
        return _partOf[id] = part;
    }

    // Rather one more part than to wait behind the write of another row, as long as few have room.
    private int Choose()
    {
        int[] open = [.. Enumerable.Range(0, _counts.Count).Where(part => _counts[part] < full)];
        return open.Length == 0 ? Next() : open.MinBy(part => _writes[part]) is var part && (_writes[part] == 0 || open.Length >= MostOpen) ? part : Next();
    }

    // A part is not begun before the one in front of it is on disk: whoever reads would stop in front of the gap.
    private int Next() => Math.Min(_counts.Count, _written);

    private void Reach(int part)
    {
        while (_counts.Count <= part)
        {
            _counts.Add(0);
            _writes.Add(0);
        }
    }
}
