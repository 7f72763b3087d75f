using Sferum.Sandbox.VkApi.Parameters;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class SearchConversations : IApiMethod
{
    public string Name => "messages.searchConversations";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
        [ParameterRule.Text("q"), ParameterRule.Number("count", 1, 255), ParameterRule.Flag("extended"), ParameterRule.Text("fields")];

    public ApiAnswer Invoke(ApiCall call)
    {
        var wanted = call.Text("q").Trim();
        var found = call.World.Chats.In(call.Caller.Id)
            .Where(chat => chat.Title.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(chat => chat.Id)
            .ToList();
        return ApiAnswer.Of(ConversationJson.List(call, [.. found.Take((int)call.Number("count", 20))], found.Count));
    }
}
