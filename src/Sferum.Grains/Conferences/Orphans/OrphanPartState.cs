using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>A part of the operators' list of possible orphans, in the order of their conferences.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.orphan-part")]
internal sealed record OrphanPartState : IDurableState
{
    [Id(0)] public ImmutableArray<OrphanRow> Rows { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}
