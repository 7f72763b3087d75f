namespace Sferum.Testing.Sandbox;

/// <summary>Someone in a chat on the Sferum side.</summary>
/// <param name="UserId">The educational profile.</param>
/// <param name="Name">Given name and surname.</param>
/// <param name="Role">owner, admin or member.</param>
/// <param name="ChatId">The chat's number in this member's own account.</param>
public sealed record SandboxMember(long UserId, string Name, string Role, long ChatId);
