namespace Sferum.Grains.Indexing;

/// <summary>
/// In which part of an index each row lies. Parts are filled one after the other, so that a small index is one part and a reader stops at the first that was never written. A row stays in
/// its part for good.
/// </summary>
internal sealed class IndexParts
{
    /// <summary>Rows of a full part: a write stays small.</summary>
    public const int Full = 256;

    private readonly Dictionary<string, int> _partOf = new(StringComparer.Ordinal);
    private readonly List<int> _counts = [];
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

    /// <summary>The part of a row; of a new one, the first with room. It is counted there at once, so that rows which come together do not all see the same room.</summary>
    public int Choose(string id)
    {
        if (_partOf.TryGetValue(id, out var known))
        {
            return known;
        }

        var part = _counts.FindIndex(static count => count < Full) is >= 0 and var free ? free : Next();
        Reach(part);
        _counts[part]++;
        return _partOf[id] = part;
    }

    // A part is not begun before the one in front of it is on disk: whoever reads would stop in front of the gap.
    private int Next() => Math.Min(_counts.Count, _written);

    private void Reach(int part)
    {
        while (_counts.Count <= part)
        {
            _counts.Add(0);
        }
    }
}
