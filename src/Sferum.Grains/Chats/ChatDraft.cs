namespace Sferum.Grains.Chats;

/// <summary>What a new chat would be (B6, B7).</summary>
/// <param name="Chat">The chat, under an id that is nobody's.</param>
/// <param name="Members">Its members, sorted by account; whether they are linked is as the people index knows it.</param>
[GenerateSerializer, Immutable, Alias("sferum.ChatDraft")]
public sealed record ChatDraft([property: Id(0)] ChatSnapshot Chat, [property: Id(1)] IReadOnlyList<ChatMember> Members);
