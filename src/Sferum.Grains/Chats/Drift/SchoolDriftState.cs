using Sferum.Grains.Commits;

namespace Sferum.Grains.Chats.Drift;

/// <summary>The row of a school's comparisons.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.SchoolDrift")]
internal sealed record SchoolDriftState : IDurableState
{
    /// <summary>The wish that the chats have not all been told of; null: none.</summary>
    [Id(0)] public DriftWish? Wish { get; init; }

    /// <inheritdoc/>
    public Owed Owed => Owed.When(Wish is not null);
}
