using Sferum.Sandbox.VkApi.Parameters;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class GetConversationsById : IApiMethod
{
    public string Name => "messages.getConversationsById";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
        [ParameterRule.Numbers("peer_ids", 100).Required(), ParameterRule.Flag("extended"), ParameterRule.Text("fields")];

    public ApiAnswer Invoke(ApiCall call)
    {
        var found = call.Numbers("peer_ids").Select(call.ChatByPeer).OfType<World.Chats.Chat>().ToList();
        if (found.Count == 0)
            return ApiErrors.NoChat;
        return ApiAnswer.Of(ConversationJson.List(call, found, found.Count));
    }
}
