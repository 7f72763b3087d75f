namespace Sferum.Sandbox.World.Tokens;

/// <summary>What one consent gives: an access token for an hour and a refresh token that changes with each use. Only prints are kept.</summary>
/// <param name="OwnerId">The profile, or the community's id with a minus sign.</param>
/// <param name="RefreshPrint">Empty where there is no refresh token.</param>
internal sealed record Grant(
    string Id,
    TokenKind Kind,
    long OwnerId,
    string ClientId,
    string DeviceId,
    string Scope,
    string AccessPrint,
    DateTimeOffset AccessExpiresAt,
    string RefreshPrint,
    DateTimeOffset RefreshExpiresAt,
    string IdPrint);
