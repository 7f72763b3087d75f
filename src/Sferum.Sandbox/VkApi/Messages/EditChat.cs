using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Messages;

internal sealed class EditChat : IApiMethod
{
    public string Name => "messages.editChat";

    public IReadOnlyList<ParameterRule> Parameters { get; } =
        [ParameterRule.Number("chat_id", 1).Required(), ParameterRule.Text("title").Required()];

    public ApiAnswer Invoke(ApiCall call)
    {
        var title = call.Text("title").Trim();
        if (title.Length == 0 || title.Length > call.Options.MaxTitleLength)
            return ApiErrors.Parameter("title", "is invalid");
        if (call.ChatByNumber(call.Number("chat_id")) is not { } chat || !chat.Members.ContainsKey(call.Caller.Id))
            return ApiErrors.ChatDisabled;
        if (!chat.IsAdmin(call.Caller.Id))
            return ApiErrors.NotAdmin;
        if (title != chat.Title)
            call.Turn.Commit(new ChatRenamed(chat.Id, title));
        return ApiAnswer.Done;
    }
}
