namespace Sferum.Grains.Platform;

/// <summary>The identity provider behind the service: linking, profiles, tokens. Trouble is told in the outcome, never thrown.</summary>
public interface IIdentityPlatform
{
    /// <summary>The address of the provider's page where a person agrees to link.</summary>
    /// <param name="state">Returned unchanged; at least 32 characters of <c>a-zA-Z0-9_-</c>.</param>
    /// <param name="codeChallenge">BASE64URL(SHA256(verifier)), no padding.</param>
    /// <param name="redirectAddress">A registered address to come back to, where the caller takes the browser back; empty: the service's own.</param>
    Uri AuthorizationAddress(string state, string codeChallenge, string redirectAddress = "");

    /// <summary>Where a linked person goes to use the messenger (features A8).</summary>
    Uri LaunchAddress { get; }

    /// <summary>What it means that a browser came back with this error in place of a code.</summary>
    IdentityRefusal RefusalOf(string error);

    /// <summary>Exchanges the code that came back with the browser for tokens.</summary>
    Task<IdentityAnswer<IdentityTokens>> ExchangeAsync(IdentityCode code, CancellationToken cancellation);

    /// <summary>Reads id and name of the profile that the token stands for; nothing else is kept.</summary>
    Task<IdentityAnswer<IdentityProfile>> ReadProfileAsync(string accessToken, CancellationToken cancellation);

    /// <summary>Exchanges a refresh token for new tokens; the old one dies with it.</summary>
    Task<IdentityAnswer<IdentityTokens>> RefreshAsync(string refreshToken, string deviceId, CancellationToken cancellation);

    /// <summary>Gives a token back. A token that is dead already counts as given back.</summary>
    Task<IdentityAnswer<bool>> RevokeAsync(string accessToken, CancellationToken cancellation);
}

/// <summary>Why a browser came back without a code.</summary>
public enum IdentityRefusal
{
    /// <summary>The provider had trouble of its own, or says nothing that is known.</summary>
    ByProvider = 0,

    /// <summary>The person said no.</summary>
    ByPerson = 1,

    /// <summary>The person has no educational profile and made none.</summary>
    NoProfile = 2,
}

/// <summary>What the provider's redirect brought, with the verifier kept here.</summary>
public sealed record IdentityCode(string Code, string Verifier, string DeviceId, string State)
{
    /// <summary>The address that the browser came back to; empty: the service's own.</summary>
    public string RedirectAddress { get; init; } = "";

    /// <summary>Never the code.</summary>
    public override string ToString() => nameof(IdentityCode);
}

/// <summary>Tokens as issued. Secrets: never logged, stored sealed or not at all.</summary>
public sealed record IdentityTokens(string AccessToken, string RefreshToken, TimeSpan Lifetime, string UserId)
{
    /// <summary>Never the tokens.</summary>
    public override string ToString() => nameof(IdentityTokens);
}

/// <summary>The educational profile: id and name only.</summary>
public sealed record IdentityProfile(string UserId, string FirstName, string LastName)
{
    /// <summary>Never the name.</summary>
    public override string ToString() => nameof(IdentityProfile);
}

/// <summary>An answer of the identity provider, or why there is none.</summary>
/// <param name="Value">The answer; default where there is a fault.</param>
/// <param name="Fault">None, Unknown, AgainSoon, TokenExpired, LinkAgain (code, refresh token or consent refused) or NotEntitled (client refused).</param>
/// <param name="Code">The provider's own code, for operators; empty when there is none.</param>
public sealed record IdentityAnswer<T>(T? Value, PlatformFault Fault, string Code)
{
    /// <summary>True when there is an answer.</summary>
    public bool IsDone => Fault == PlatformFault.None;
}
