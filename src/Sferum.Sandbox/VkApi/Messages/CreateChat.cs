using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class CreateChat : IApiMethod
{
    public string Name => "messages.createChat";

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Numbers("user_ids", 500), ParameterRule.Text("title")];

    public ApiAnswer Invoke(ApiCall call)
    {
        var users = call.Numbers("user_ids");
        var title = call.Text("title").Trim();
        if (title.Length == 0 && users.Count == 0)
            return ApiErrors.Parameter("title", "is undefined");
        if (title.Length > call.Options.MaxTitleLength)
            return ApiErrors.Parameter("title", "is too long");
        var added = users.Where(user => user != call.Caller.Id && JoinRules.Invite(call, user) is null).ToList();
        if (added.Count + 1 > call.Options.MaxChatMembers)
            return ApiErrors.ChatFull;
        if (users.Count > 0 && added.Count == 0)
            return ApiErrors.ContactNotFound;
        var chat = call.World.Chats.NextId;
        call.Turn.Commit(new ChatCreated(chat, title.Length > 0 ? title : Names(call, added), added));
        return Answer(call, call.World.Chats.NumberOf(call.Caller.Id, call.World.Chats.Find(chat)!), added);
    }

    private static ApiAnswer Answer(ApiCall call, long number, IEnumerable<long> added) =>
        call.Version.HasBareChatId
            ? ApiAnswer.Of(number)
            : ApiAnswer.Of(new JsonObject
            {
                ["chat_id"] = number,
                ["peer_ids"] = new JsonArray([.. added.Select(user => JsonValue.Create(user))]),
            });

    /// <summary>VK's title for a chat that was given none: who is in it.</summary>
    private static string Names(ApiCall call, IEnumerable<long> users) =>
        string.Join(", ", users.Prepend(call.Caller.Id).Take(4).Select(user => call.World.People.Profile(user)?.FirstName ?? $"{user}"));
}
