namespace Sferum.Sandbox.World.Tokens;

/// <summary>A code that came back with a browser, and what its exchange must match.</summary>
internal sealed record AuthorizationCode(
    string Print,
    long UserId,
    string ClientId,
    string RedirectUri,
    string Challenge,
    string DeviceId,
    string Scope,
    DateTimeOffset ExpiresAt);
