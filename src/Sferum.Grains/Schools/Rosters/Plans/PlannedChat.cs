using Sferum.Grains.Chats;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>What a chat is told now, and what it would be told.</summary>
/// <param name="Id">The chat.</param>
/// <param name="Before">What it was told; null: it is new, or closed.</param>
/// <param name="After">What it would be told.</param>
internal sealed record PlannedChat(ChatId Id, ChatSource? Before, ChatSource After);
