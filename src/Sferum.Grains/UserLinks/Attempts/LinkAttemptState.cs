using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Attempts;

/// <summary>Whose attempt a ticket or state is of.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.link-attempt")]
internal sealed record LinkAttemptState : IDurableState
{
    /// <summary>The account; null once forgotten.</summary>
    [Id(0)] public AccountId? Account { get; init; }

    /// <summary>When it is to be forgotten.</summary>
    [Id(1)] public DateTimeOffset ForgetTime { get; init; }

    /// <inheritdoc/>
    public Owed Owed => Account is null ? Owed.Nothing : Owed.At(ForgetTime);
}
