using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.VkApi.Users;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class GetConversationMembers : IApiMethod
{
    public string Name => "messages.getConversationMembers";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
    [
        ParameterRule.Number("peer_id").Required(),
        ParameterRule.Number("offset", 0),
        ParameterRule.Number("count", 0, 1000),
        ParameterRule.Flag("extended"),
        ParameterRule.Text("fields"),
    ];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.ChatByPeer(call.Number("peer_id")) is not { } chat)
            return ApiErrors.NoChat;
        if (!chat.Members.ContainsKey(call.Caller.Id))
            return ApiErrors.NoAccessToChat;
        var offset = (int)Math.Min(call.Number("offset"), int.MaxValue);
        var page = chat.Members.Skip(offset).Take((int)call.Number("count", 1000)).ToList();
        var answer = new JsonObject
        {
            ["count"] = chat.Members.Count,
            ["items"] = new JsonArray([.. page.Select(row => Member(chat, call.Caller.Id, row.Key, row.Value))]),
        };
        if (call.Flag("extended") || call.Has("fields"))
        {
            answer["profiles"] = UserJson.Profiles(call, page.Select(row => row.Key));
            answer["groups"] = new JsonArray();
        }

        return ApiAnswer.Of(answer);
    }

    private static JsonObject Member(Chat chat, long caller, long user, ChatMember member)
    {
        var row = new JsonObject
        {
            ["member_id"] = user,
            ["invited_by"] = member.InvitedBy,
            ["join_date"] = member.JoinedAt.ToUnixTimeSeconds(),
        };
        if (chat.IsAdmin(user))
            row["is_admin"] = true;
        if (chat.IsOwner(user))
            row["is_owner"] = true;
        if (user != caller && (chat.IsOwner(caller) || (chat.IsAdmin(caller) && !chat.IsAdmin(user))))
            row["can_kick"] = true;
        return row;
    }
}
