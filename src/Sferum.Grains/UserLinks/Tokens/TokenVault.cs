using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.UserLinks.Tokens;

/// <summary>Seals and opens the secrets of one account.</summary>
internal sealed class TokenVault(AccountId account, ITokenProtector protector)
{
    private const char Separator = '\n';

    private readonly string _tokens = $"tokens:{account.Segment}";
    private readonly string _attempt = $"link-attempt:{account.Segment}";

    public string SealTokens(IdentityTokens tokens, string device) =>
        protector.Protect(_tokens, string.Join(Separator, tokens.AccessToken, tokens.RefreshToken, device));

    /// <summary>The tokens in the clear; null when they cannot be opened (the key ring is lost).</summary>
    public OpenTokens? OpenTokens(string sealedText) =>
        protector.TryUnprotect(_tokens, sealedText, out var secret) && secret.Split(Separator) is [var access, var refresh, var device]
            ? new OpenTokens(access, refresh, device) : null;

    public string SealAttempt(params string[] secrets) => protector.Protect(_attempt, string.Join(Separator, secrets));

    /// <summary>The secrets of an attempt; empty when they cannot be opened.</summary>
    public string[] OpenAttempt(string sealedText) =>
        protector.TryUnprotect(_attempt, sealedText, out var secret) ? secret.Split(Separator) : [];
}

/// <summary>Tokens in the clear: for the moment of their use.</summary>
internal sealed record OpenTokens(string Access, string Refresh, string Device)
{
    /// <summary>Never the tokens.</summary>
    public override string ToString() => nameof(OpenTokens);
}
