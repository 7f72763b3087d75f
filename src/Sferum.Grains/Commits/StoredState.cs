using System.Collections.Immutable;

namespace Sferum.Grains.Commits;

/// <summary>The row of a grain: its state, the requests it remembers, and since when it owes something. Written whole, in one statement.</summary>
[GenerateSerializer, Alias("sferum.StoredState`1")]
internal sealed class StoredState<TState> : IOwing
    where TState : class, IDurableState
{
    /// <summary>The state; null in a row that was never written.</summary>
    [Id(0)] public TState? State { get; init; }

    /// <summary>Commands carried out of late.</summary>
    [Id(1)] public ImmutableArray<RememberedRequest> Requests { get; init; } = [];

    /// <inheritdoc/>
    [Id(2)] public DateTimeOffset? OwedFrom { get; init; }
}
