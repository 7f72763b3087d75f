using System.Collections.Immutable;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>The possible orphans of a conference, and what of them the operators' list has.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.OrphanBook")]
internal sealed record OrphanBook
{
    /// <summary>None.</summary>
    public static OrphanBook Empty { get; } = new();

    /// <summary>The last of them, the oldest first.</summary>
    [Id(0)] public ImmutableArray<OrphanMark> Marks { get; init; } = [];

    /// <summary>Counts the changes.</summary>
    [Id(1)] public long Revision { get; init; }

    /// <summary>The revision that the operators' list has.</summary>
    [Id(2)] public long Listed { get; init; }
}
