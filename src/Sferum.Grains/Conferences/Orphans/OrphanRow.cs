using System.Collections.Immutable;
using Sferum.Grains.Indexing;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>What the operators' list holds of a conference.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.OrphanRow")]
internal sealed record OrphanRow : IIndexRow
{
    /// <summary>The conference's name.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required long Revision { get; init; }

    [Id(2)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Its possible orphans.</summary>
    [Id(3)] public required ImmutableArray<OrphanMark> Marks { get; init; }

    public bool IsGone => false;
}
