using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Chats;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class AddChatUser : IApiMethod
{
    public string Name => "messages.addChatUser";

    public bool NeedsUser => true;

    public IReadOnlyList<ParameterRule> Parameters { get; } =
    [
        ParameterRule.Number("chat_id", 1).Required(),
        ParameterRule.Number("user_id", 1).Required(),
        ParameterRule.Number("visible_messages_count", 0, 1000),
    ];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.ChatByNumber(call.Number("chat_id")) is not { } chat)
            return ApiErrors.ChatDisabled;
        var user = call.Number("user_id");
        if (Check(call, chat, user) is { } refused)
            return refused;
        call.Turn.Commit(new MemberAdded(chat.Id, user));
        return ApiAnswer.Done;
    }

    private static ApiError? Check(ApiCall call, Chat chat, long user)
    {
        // Whoever left by themselves may come back by adding themselves; nobody else acts in a chat they are not in.
        if (!chat.Members.ContainsKey(call.Caller.Id) && !(user == call.Caller.Id && chat.Left.Contains(user)))
            return ApiErrors.ChatDisabled;
        if (chat.Members.ContainsKey(user))
            return ApiErrors.AlreadyInChat;
        if (user != call.Caller.Id && JoinRules.Invite(call, user) is { } refused)
            return refused;
        return chat.Members.Count >= call.Options.MaxChatMembers ? ApiErrors.ChatFull : null;
    }
}
