namespace Sferum.Sandbox.World.Chats;

/// <summary>Someone in a chat.</summary>
internal sealed record ChatMember(DateTimeOffset JoinedAt, long InvitedBy, bool IsAdmin);
