using System.Text.Json.Nodes;
using Sferum.Sandbox.VkApi.Parameters;
using Sferum.Sandbox.VkApi.Users;

namespace Sferum.Sandbox.VkApi.Calls;

internal sealed class GetCallParticipants : IApiMethod
{
    public string Name => "calls.getParticipants";

    public bool NeedsUser => true;

    public IReadOnlyList<ParameterRule> Parameters { get; } =
        [ParameterRule.Text("call_id").Required(), ParameterRule.Number("offset", 0), ParameterRule.Number("count", 0, 1000)];

    public ApiAnswer Invoke(ApiCall call)
    {
        if (call.World.Calls.Find(call.Text("call_id")) is not { } found)
            return ApiErrors.NotFound;
        if (found.FinishedAt is not null)
            return ApiErrors.CallFinished;
        var offset = (int)Math.Min(call.Number("offset"), int.MaxValue);
        var page = found.Participants.Order().Skip(offset).Take((int)call.Number("count", 100));
        return ApiAnswer.Of(new JsonObject
        {
            ["count"] = found.Participants.Count,
            ["profiles"] = UserJson.Profiles(call, page),
        });
    }
}
