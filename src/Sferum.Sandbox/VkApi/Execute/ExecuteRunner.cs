using System.Text.Json.Nodes;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkApi.Execute;

/// <summary>Runs the calls of an execute in order, each with its own effect; a fault inside may break off the whole.</summary>
internal sealed class ExecuteRunner(ApiInvoker invoker, FaultBook faults, TimeProvider time)
{
    public const int MaxCalls = 25;

    public async Task<CallOutcome> RunAsync(ApiRequest request, Caller caller, ApiVersion version)
    {
        if (!request.Parameters.TryGetValue("code", out var text) || text.Length == 0)
            return CallOutcome.Of(ApiErrors.Parameter("code", "is undefined"));
        if (ExecuteParser.Parse(text, out var trouble) is not { } code)
            return CallOutcome.Of(ApiErrors.Of(12, trouble));
        if (code.Calls.Count > MaxCalls)
            return CallOutcome.Of(ApiErrors.TooManyCalls);
        return await RunAsync(code, caller, version);
    }

    private async Task<CallOutcome> RunAsync(ExecuteCode code, Caller caller, ApiVersion version)
    {
        var results = new JsonArray();
        var errors = new JsonArray();
        var dropped = false;
        foreach (var call in code.Calls)
        {
            var plan = faults.Take(call.Method, caller.Id, inside: true);
            await FaultDelay.WaitAsync(plan.Latency, time);
            if (plan.Fault is { Kind: FaultKind.Http or FaultKind.DropBefore } breaking)
                return CallOutcome.Of(breaking);
            dropped |= plan.Is(FaultKind.DropAfter);
            var answer = plan.Is(FaultKind.Error)
                ? ApiErrors.Of(plan.Fault!.Code)
                : invoker.Invoke(call.Method, call.Parameters, caller, version);
            results.Add(answer.Response ?? false);
            if (answer.Error is { } error)
                errors.Add((JsonNode)ApiEnvelope.ExecuteError(call.Method, error));
        }

        return new CallOutcome(ApiAnswer.Of(code.IsArray ? results : results[0]!.DeepClone()), errors, IsDropped: dropped);
    }
}
