using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.Control.Views;

/// <param name="Role">owner, admin or member.</param>
/// <param name="ChatId">The chat's number in this member's account.</param>
internal sealed record ChatMemberView(long UserId, string Name, string Role, long ChatId, long InvitedBy, DateTimeOffset JoinedAt)
{
    public static ChatMemberView Of(WorldState state, Chat chat, long user, ChatMember member) => new(
        user,
        state.People.NameOf(user),
        chat.IsOwner(user) ? "owner" : member.IsAdmin ? "admin" : "member",
        state.Chats.NumberOf(user, chat),
        member.InvitedBy,
        member.JoinedAt);
}
