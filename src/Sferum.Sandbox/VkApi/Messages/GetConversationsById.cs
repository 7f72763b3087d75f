using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class GetConversationsById : IApiMethod
{
    public string Name => "messages.getConversationsById";

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Numbers("peer_ids", 100).Required(), ParameterRule.Flag("extended")];

    public ApiAnswer Invoke(ApiCall call)
    {
        var found = call.Numbers("peer_ids").Select(call.ChatByPeer).OfType<World.Chats.Chat>().ToList();
        if (found.Count == 0)
            return ApiErrors.NoChat;
        return ApiAnswer.Of(new JsonObject
        {
            ["count"] = found.Count,
            ["items"] = new JsonArray([.. found.Select(chat => ConversationJson.Of(call, chat))]),
        });
    }
}
