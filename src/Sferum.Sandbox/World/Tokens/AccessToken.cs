namespace Sferum.Sandbox.World.Tokens;

/// <summary>One access token as the world knows it; several of one grant may be alive after a refresh.</summary>
internal sealed record AccessToken(string Print, Grant Grant, DateTimeOffset ExpiresAt);
