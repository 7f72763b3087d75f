using System.Collections.Frozen;
using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Identity;

/// <summary>What each error of VK ID means for us; the texts beside them are never looked at.</summary>
internal static class VkIdentityErrors
{
    private static readonly FrozenDictionary<string, PlatformFault> ByName = new Dictionary<string, PlatformFault>
    {
        ["invalid_request"] = PlatformFault.LinkAgain,
        ["invalid_grant"] = PlatformFault.LinkAgain,
        ["access_denied"] = PlatformFault.LinkAgain,
        ["invalid_token"] = PlatformFault.TokenExpired,
        ["invalid_client"] = PlatformFault.NotEntitled,
        ["invalid_scope"] = PlatformFault.NotEntitled,
        ["server_error"] = PlatformFault.AgainSoon,
        ["temporarily_unavailable"] = PlatformFault.AgainSoon,
        ["slow_down"] = PlatformFault.AgainSoon,
    }
    .ToFrozenDictionary();

    /// <summary>Why the browser came back without a code.</summary>
    /// <param name="error">The error in the address.</param>
    /// <param name="noProfile">See <see cref="VkPlatformOptions.NoProfileErrors"/>.</param>
    public static IdentityRefusal RefusalOf(string error, string noProfile) => error switch
    {
        "access_denied" => IdentityRefusal.ByPerson,
        _ when noProfile.Split(' ').Contains(error, StringComparer.Ordinal) => IdentityRefusal.NoProfile,
        _ => IdentityRefusal.ByProvider,
    };

    /// <summary>The fault behind an error that came when tokens were asked for (<paramref name="grant"/>) or used.</summary>
    public static PlatformFault Of(string error, bool grant) => (error, grant) switch
    {
        // Where a code or a refresh token was sent there is no access token to renew: it is this that was refused.
        ("invalid_token", true) => PlatformFault.LinkAgain,
        // An error nobody has listed must neither break a link nor be repeated for ever: an operator sees it.
        _ => ByName.GetValueOrDefault(error, PlatformFault.NotEntitled),
    };
}
