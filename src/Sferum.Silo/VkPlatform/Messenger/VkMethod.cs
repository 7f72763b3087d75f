using Sferum.Grains.Platform;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>One call as VK's method: its name and its parameters as form fields.</summary>
internal sealed record VkMethod(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    /// <summary>Members in one page, the most that VK gives.</summary>
    public const string MembersInPage = "1000";

    /// <summary>Chats looked through for a title, the most that VK gives.</summary>
    public const string ChatsInSearch = "255";

    /// <summary>True for calls that change nothing, so that they may be asked again whatever became of the first.</summary>
    public static bool IsRead(PlatformCall call) => call is FindChatCall or ReadMembersCall or ReadChatCall or InviteLinkCall;

    /// <summary>The method of a call whose ids are in order (<see cref="Mistake"/>).</summary>
    public static VkMethod Of(PlatformCall call) => call switch
    {
        CreateChatCall create => Make("messages.createChat", ("title", create.Title)),
        FindChatCall find => Make("messages.searchConversations", ("q", find.Title), ("count", ChatsInSearch)),
        RenameChatCall rename => Make("messages.editChat", ("chat_id", rename.Chat), ("title", rename.Title)),
        AddMemberCall add => Make(
            "messages.addChatUser", ("chat_id", add.Chat), ("user_id", add.User), ("visible_messages_count", "0")),
        RemoveMemberCall remove => Make("messages.removeChatUser", ("chat_id", remove.Chat), ("user_id", remove.User)),
        SetRoleCall role => Make(
            "messages.setMemberRole", ("peer_id", VkIds.Peer(role.Chat)), ("member_id", role.User),
            ("role", role.Administrator ? "admin" : "member")),
        ReadMembersCall read => Make(
            "messages.getConversationMembers", ("peer_id", VkIds.Peer(read.Chat)), ("offset", VkIds.Text(read.Offset)),
            ("count", MembersInPage)),
        ReadChatCall read => Make("messages.getConversationsById", ("peer_ids", VkIds.Peer(read.Chat))),
        InviteLinkCall invite => Make("messages.getInviteLink", ("peer_id", VkIds.Peer(invite.Chat)), ("reset", "0")),
        JoinByLinkCall join => Make("messages.joinChatByInviteLink", ("link", join.Link)),
        DeleteConversationCall delete => Make("messages.deleteConversation", ("peer_id", VkIds.Peer(delete.Chat))),
        StartCallCall { Chat: null } => Make("calls.start"),
        StartCallCall start => Make("calls.start", ("peer_id", VkIds.Peer(start.Chat))),
        FinishCallCall finish => Make("calls.forceFinish", ("call_id", finish.Call)),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.GetType().Name, "A call that the adapter has no method for."),
    };

    /// <summary>
    /// What is wrong with a call's ids, so that it is not sent: the same outcome as VK's own code for it would have. Null when they are in order.
    /// </summary>
    public static PlatformResult? Mistake(PlatformCall call)
    {
        var (chat, user) = Ids(call);
        if (chat is not null && !VkIds.IsChat(chat))
            return PlatformResult.Failed(PlatformFault.NotEntitled, "bad_chat_id");
        if (user is not null && !VkIds.IsUser(user))
            return PlatformResult.Failed(PlatformFault.MemberRefused, "bad_user_id") with { Refusal = MemberRefusal.NotFound };
        return call switch
        {
            FinishCallCall finish when !VkIds.IsCall(finish.Call) => PlatformResult.Failed(PlatformFault.NotEntitled, "bad_call_id"),
            ReadMembersCall { Offset: < 0 } => PlatformResult.Failed(PlatformFault.NotEntitled, "bad_offset"),
            _ => null,
        };
    }

    private static (string? Chat, string? User) Ids(PlatformCall call) => call switch
    {
        RenameChatCall rename => (rename.Chat, null),
        AddMemberCall add => (add.Chat, add.User),
        RemoveMemberCall remove => (remove.Chat, remove.User),
        SetRoleCall role => (role.Chat, role.User),
        ReadMembersCall read => (read.Chat, null),
        ReadChatCall read => (read.Chat, null),
        InviteLinkCall invite => (invite.Chat, null),
        DeleteConversationCall delete => (delete.Chat, null),
        StartCallCall start => (start.Chat, null),
        _ => (null, null),
    };

    private static VkMethod Make(string name, params (string Name, string Value)[] parameters) =>
        new(name, [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]);
}
