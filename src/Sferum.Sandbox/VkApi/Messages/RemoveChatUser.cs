using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Chats;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class RemoveChatUser : IApiMethod
{
    public string Name => "messages.removeChatUser";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
        [ParameterRule.Number("chat_id", 1).Required(), ParameterRule.Number("user_id"), ParameterRule.Number("member_id")];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (!call.Has("user_id") && !call.Has("member_id"))
            return ApiErrors.Parameter("member_id", "is undefined");
        if (call.ChatByNumber(call.Number("chat_id")) is not { } chat)
            return ApiErrors.ChatDisabled;
        var user = call.Has("member_id") ? call.Number("member_id") : call.Number("user_id");
        if (Check(chat, call.Caller.Id, user) is { } refused)
            return refused;
        call.Turn.Commit(new MemberRemoved(chat.Id, user));
        return ApiAnswer.Done;
    }

    private static ApiError? Check(Chat chat, long caller, long user)
    {
        if (!chat.Members.ContainsKey(caller))
            return caller == user ? ApiErrors.NotInChat : ApiErrors.ChatDisabled;
        if (!chat.Members.TryGetValue(user, out var member))
            return ApiErrors.NotInChat;
        return MayRemove(chat, caller, user, member) ? null : ApiErrors.NotAdmin;
    }

    /// <summary>Oneself always; the owner anyone; an administrator plain members; anyone a plain member they invited.</summary>
    private static bool MayRemove(Chat chat, long caller, long user, ChatMember member) =>
        caller == user || chat.IsOwner(caller) || (!chat.IsAdmin(user) && (chat.IsAdmin(caller) || member.InvitedBy == caller));
}
