using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Drift;

/// <summary>The row of a part of a school's list of findings, the oldest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.DriftSegment")]
internal sealed record DriftSegmentState : IDurableState
{
    /// <summary>Parts of a school's list.</summary>
    public const int Parts = 32;

    /// <summary>Findings that a part keeps; of more, the oldest go.</summary>
    public const int Most = 1_000;

    [Id(0)] public ImmutableArray<DriftEntry> Entries { get; init; } = [];

    /// <inheritdoc/>
    public Owed Owed => Owed.Nothing;
}
