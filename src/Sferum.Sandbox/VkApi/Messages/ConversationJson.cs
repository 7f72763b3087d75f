using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Users;
using Sferum.Sandbox.World.Chats;

namespace Sferum.Sandbox.VkApi.Messages;

/// <summary>A chat as one of the caller's conversations.</summary>
internal static class ConversationJson
{
    /// <summary>Some of the caller's conversations, with the people in them where the caller asked for more than the chats.</summary>
    /// <param name="total">How many there are, these included.</param>
    public static JsonObject List(ApiCall call, IReadOnlyList<Chat> chats, int total)
    {
        var answer = new JsonObject
        {
            ["count"] = total,
            ["items"] = new JsonArray([.. chats.Select(chat => Of(call, chat))]),
        };
        if (call.Flag("extended") || call.Has("fields"))
        {
            answer["profiles"] = UserJson.Profiles(call, chats.SelectMany(Named).Distinct());
            answer["groups"] = new JsonArray();
        }

        return answer;
    }

    private static JsonObject Of(ApiCall call, Chat chat) => new()
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
        ["active_ids"] = new JsonArray([.. Active(chat).Select(user => JsonValue.Create(user))]),
        ["state"] = chat.Members.ContainsKey(call.Caller.Id) ? "in" : chat.Left.Contains(call.Caller.Id) ? "left" : "kicked",
        ["is_group_channel"] = false,
    };

    private static IEnumerable<long> Active(Chat chat) => chat.Members.Keys.Take(4);

    /// <summary>Everybody whose id is in the conversation.</summary>
    private static IEnumerable<long> Named(Chat chat) => chat.Members.Keys.Where(chat.IsAdmin).Prepend(chat.OwnerId).Concat(Active(chat));
}
