using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.VkApi.Calls;

internal sealed class StartCall : IApiMethod
{
    public string Name => "calls.start";

    public bool NeedsUser => true;

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Number("group_id", 1), ParameterRule.Number("peer_id")];

    public ApiAnswer Invoke(ApiCall call)
    {
        // No demo person administers a community.
        if (call.Has("group_id"))
            return ApiErrors.NotPermitted;
        long? chatId = null;
        if (call.Has("peer_id"))
        {
            if (call.ChatByPeer(call.Number("peer_id")) is not { } chat || !chat.Members.ContainsKey(call.Caller.Id))
                return ApiErrors.NoAccessToChat;
            chatId = chat.Id;
        }

        var started = new CallStarted(Guid.NewGuid().ToString(), chatId, Secret.Make("https://vk.com/call/join/", 43));
        call.Turn.Commit(started);
        return ApiAnswer.Of(Answer(started));
    }

    private static JsonObject Answer(CallStarted started)
    {
        var id = RandomNumberGenerator.GetInt32(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
        var password = RandomNumberGenerator.GetInt32(100_000, 999_999).ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["call_id"] = started.Call,
            ["join_link"] = started.JoinLink,
            ["ok_join_link"] = Secret.Make("", 43),
            ["short_credentials"] = new JsonObject
            {
                ["id"] = id,
                ["password"] = password,
                ["link_without_password"] = $"https://vk.com/call/{id}",
                ["link_with_password"] = $"https://vk.com/call/{id}?p={password}",
            },
        };
    }
}
