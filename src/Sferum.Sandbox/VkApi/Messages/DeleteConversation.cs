using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class DeleteConversation : IApiMethod
{
    public string Name => "messages.deleteConversation";

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Number("peer_id").Required()];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.ChatByPeer(call.Number("peer_id")) is not { } chat)
            return ApiErrors.ContactNotFound;
        call.Turn.Commit(new ConversationCleared(chat.Id));
        return ApiAnswer.Of(new JsonObject { ["last_deleted_id"] = call.World.LastSeq });
    }
}
