using System.Text.Json.Nodes;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.VkApi.Messages;

/// <summary>A chat as one of the caller's conversations.</summary>
internal static class ConversationJson
{
    public static JsonObject Of(ApiCall call, Chat chat) => new()
    {
        ["peer"] = new JsonObject
        {
            ["id"] = call.PeerOf(chat),
            ["type"] = "chat",
            ["local_id"] = call.World.Chats.NumberOf(call.Caller.Id, chat),
        },
        ["last_message_id"] = 0,
        ["in_read"] = 0,
        ["out_read"] = 0,
        ["chat_settings"] = Settings(call, chat),
    };

    private static JsonObject Settings(ApiCall call, Chat chat) => new()
    {
        ["title"] = chat.Title,
        ["members_count"] = chat.Members.Count,
        ["owner_id"] = chat.OwnerId,
        ["admin_ids"] = new JsonArray([.. chat.Members.Keys.Where(user => chat.IsAdmin(user) && !chat.IsOwner(user)).Select(user => JsonValue.Create(user))]),
        ["active_ids"] = new JsonArray([.. chat.Members.Keys.Take(4).Select(user => JsonValue.Create(user))]),
        ["state"] = chat.Members.ContainsKey(call.Caller.Id) ? "in" : chat.Left.Contains(call.Caller.Id) ? "left" : "kicked",
        ["is_group_channel"] = false,
    };
}
