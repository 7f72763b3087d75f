using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.Control.Views;

/// <summary>A chat as it is, seen from outside of any account.</summary>
/// <param name="Id">The world's own id, as in the ledger; each member knows the chat by a <see cref="ChatMemberView.ChatId"/> of its own.</param>
internal sealed record ChatView(
    long Id, string Title, long OwnerId, DateTimeOffset CreatedAt, string? InviteLink, int MembersCount, IReadOnlyList<ChatMemberView> Members)
{
    public static ChatView Of(WorldState state, Chat chat) => new(
        chat.Id,
        chat.Title,
        chat.OwnerId,
        chat.CreatedAt,
        chat.InviteLink,
        chat.Members.Count,
        [.. chat.Members.Select(row => ChatMemberView.Of(state, chat, row.Key, row.Value))]);
}
