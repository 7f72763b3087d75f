using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.World.Calls;
using Sferum.Sandbox.World.Effects;

namespace Sferum.Sandbox.VkApi.Calls;

internal sealed class ForceFinishCall : IApiMethod
{
    public string Name => "calls.forceFinish";

    public bool NeedsUser => true;

    public IReadOnlyList<ParameterRule> Parameters { get; } = [ParameterRule.Text("call_id").Required()];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (!Guid.TryParse(call.Text("call_id"), out _))
            return ApiErrors.Parameter("call_id", "is invalid");
        if (call.World.Calls.Find(call.Text("call_id")) is not { } found)
            return ApiErrors.NotFound;
        if (!MayFinish(call, found))
            return ApiErrors.NotPermitted;
        if (found.FinishedAt is not null)
            return ApiErrors.CallFinished;
        call.Turn.Commit(new CallFinished(found.Id));
        return ApiAnswer.Done;
    }

    /// <summary>Whoever started it, and the administrators of its chat.</summary>
    private static bool MayFinish(ApiCall call, Call found) =>
        found.StarterId == call.Caller.Id
        || (found.Chat is { } chat && call.World.Chats.Find(chat)!.IsAdmin(call.Caller.Id));
}
