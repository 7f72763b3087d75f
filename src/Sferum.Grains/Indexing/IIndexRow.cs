namespace Sferum.Grains.Indexing;

/// <summary>What an index holds of one thing. The thing's own grain is the truth and pushes its row; the index only finds it.</summary>
internal interface IIndexRow
{
    /// <summary>The thing, within the index.</summary>
    string Id { get; }

    /// <summary>Grows with every change of the thing: an older row that comes late changes nothing.</summary>
    long Revision { get; }

    /// <summary>Whether the thing is no longer in this index: deleted, or moved to another one.</summary>
    bool IsGone { get; }

    /// <summary>When the thing changed.</summary>
    DateTimeOffset ChangedAt { get; }
}
