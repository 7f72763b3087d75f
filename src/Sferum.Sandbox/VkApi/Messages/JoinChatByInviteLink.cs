using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class JoinChatByInviteLink : IApiMethod
{
    public string Name => "messages.joinChatByInviteLink";

    public bool NeedsUser => true;

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Text("link").Required()];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.World.Chats.ByInviteLink(call.Text("link")) is not { } chat)
            return ApiErrors.NoAccessToChat;
        if (chat.Members.ContainsKey(call.Caller.Id))
            return ApiErrors.AlreadyInChat;
        if (chat.Members.Count >= call.Options.MaxChatMembers)
            return ApiErrors.ChatFull;
        call.Turn.Commit(new MemberAdded(chat.Id, call.Caller.Id));
        return ApiAnswer.Of(new JsonObject { ["chat_id"] = call.World.Chats.NumberOf(call.Caller.Id, chat) });
    }
}
