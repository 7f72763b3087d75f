using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Claims;

/// <summary>Which account holds a profile.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.profile-claim")]
internal sealed record ProfileClaimState : IDurableState
{
    /// <summary>The account; null when nobody holds the profile.</summary>
    [Id(0)] public AccountId? Holder { get; init; }

    /// <inheritdoc/>
    public Owed Owed => Owed.Nothing;
}
