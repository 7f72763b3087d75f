namespace Sferum.Testing.Sandbox;

/// <summary>The requests of one token.</summary>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="Accepted">Requests that were let in.</param>
/// <param name="Refused">Requests refused for their rate (code 6).</param>
/// <param name="Calls">Calls in those that were let in.</param>
public sealed record SandboxTraffic(long OwnerId, long Accepted, long Refused, long Calls);
