using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks.Claims;

/// <summary>One profile, one account (A6).</summary>
internal static class ProfileClaimRules
{
    /// <summary>The profile goes to whoever asks first, and stays there.</summary>
    public static ProfileClaimState Claim(ProfileClaimState? state, AccountId account) =>
        state?.Holder is null ? new ProfileClaimState { Holder = account } : state;

    /// <summary>Only the holder gives it back.</summary>
    public static ProfileClaimState Release(ProfileClaimState? state, AccountId account) =>
        state is null || state.Holder == account ? new ProfileClaimState() : state;
}
