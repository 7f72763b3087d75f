using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class GetInviteLink : IApiMethod
{
    public string Name => "messages.getInviteLink";

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Number("peer_id").Required(), ParameterRule.Flag("reset")];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.ChatByPeer(call.Number("peer_id")) is not { } chat || !chat.Members.ContainsKey(call.Caller.Id))
            return ApiErrors.NoAccessToChat;
        if (!chat.IsAdmin(call.Caller.Id))
            return call.Flag("reset") ? ApiErrors.CannotChangeLink : ApiErrors.NoAccessToLink;
        if (chat.InviteLink is null || call.Flag("reset"))
            call.Turn.Commit(new InviteLinkMade(chat.Id, Secret.Make("https://vk.me/join/", 32)));
        return ApiAnswer.Of(new JsonObject { ["link"] = chat.InviteLink });
    }
}
