using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Batches;

/// <summary>A slot of a school's batches. What became of each is remembered with its request.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.conference-batch")]
internal sealed record ConferenceBatchState : IDurableState
{
    /// <summary>Batches made so far.</summary>
    [Id(0)] public long Count { get; init; }

    public Owed Owed => Owed.Nothing;
}
