using Sferum.Grains.Commits;

namespace Sferum.Grains.Operations.Retries;

/// <summary>Nothing but the requests that the row remembers.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.retry-desk")]
internal sealed record RetryDeskState : IDurableState
{
    /// <inheritdoc/>
    public Owed Owed => Owed.Nothing;
}
