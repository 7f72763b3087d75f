namespace Sferum.Testing.Sandbox;

/// <summary>A call on the Sferum side.</summary>
/// <param name="Id">Call id.</param>
/// <param name="StarterId">Whose token started it.</param>
/// <param name="Chat">The world's id of its chat; null for none.</param>
/// <param name="JoinLink">The link.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it was finished for everybody; null while it is open.</param>
public sealed record SandboxCall(string Id, long StarterId, long? Chat, string JoinLink, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);
