using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>The administrator's access token, kept while it is good. Never stored here.</summary>
internal sealed class LaneToken(AccountId administrator, IGrainFactory grains, TimeProvider time)
{
    private AccessToken? _token;

    /// <summary>The token, or the trouble that keeps the lane from having one.</summary>
    /// <param name="refusedGeneration">The generation that the platform refused; 0: none.</param>
    public async Task<(AccessToken? Token, PlatformTrouble Trouble)> GetAsync(long refusedGeneration)
    {
        if (_token is { } known && known.Generation > refusedGeneration && time.GetUtcNow() < known.UseUntil)
            return (known, PlatformTrouble.None);
        _token = null;
        try
        {
            var outcome = await grains.UserLink(administrator).GetAccessTokenAsync(refusedGeneration, CancellationToken.None);
            return outcome.IsRefused ? (null, Trouble(outcome.Refusal.Reason)) : (_token = outcome.Value, PlatformTrouble.None);
        }
        catch (Exception)
        {
            // A fault of the account's row or of the provider; where it happened it was logged.
            return (null, PlatformTrouble.Unreachable);
        }
    }

    /// <summary>The platform says that the token's owner must link again.</summary>
    public async Task RefusedAsync(long generation)
    {
        _token = null;
        try
        {
            await grains.UserLink(administrator).NoteLinkRefusedAsync(generation);
        }
        catch (SferumFault)
        {
            // The next request is refused as well, and says so again.
        }
    }

    private static PlatformTrouble Trouble(RefusalReason reason) => reason switch
    {
        RefusalReason.AdministratorNotLinked => PlatformTrouble.AdministratorNotLinked,
        RefusalReason.NotEntitled => PlatformTrouble.NotEntitled,
        _ => PlatformTrouble.AdministratorLinkBroken,
    };
}
