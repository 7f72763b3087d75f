using Sferum.Sandbox.VkApi.Execute;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkApi;

/// <summary>The way of a request through /method: checks, faults, the method, the journal, the answer.</summary>
internal sealed class ApiEndpoint(
    ApiGate gate, ApiInvoker invoker, ExecuteRunner execute, FaultBook faults, SandboxWorld world, SandboxOptions options, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, string method)
    {
        var request = await ApiRequest.ReadAsync(context, method);
        if (gate.Check(request, out var caller, out var version) is { } refused)
        {
            await AnswerAsync(context, request, refused);
            return;
        }

        var plan = faults.Take(method, caller.Id);
        await FaultDelay.WaitAsync(options.ApiLatency + plan.Latency, time);
        var outcome = plan.Fault is { Kind: not FaultKind.DropAfter } fault ? CallOutcome.Of(fault)
            : method == ApiGate.Execute ? await execute.RunAsync(request, caller, version)
            : CallOutcome.Of(invoker.Invoke(method, request.Parameters, caller, version));
        await world.SettledAsync();
        await FinishAsync(context, request, plan.Is(FaultKind.DropAfter) ? outcome with { IsDropped = true } : outcome);
    }

    private static async Task FinishAsync(HttpContext context, ApiRequest request, CallOutcome outcome)
    {
        if (outcome.IsDropped)
            context.Abort();
        else if (outcome.Status != 0)
            context.Response.StatusCode = outcome.Status;
        else
            await AnswerAsync(context, request, outcome.Answer, outcome);
    }

    private static Task AnswerAsync(HttpContext context, ApiRequest request, ApiAnswer answer, CallOutcome? outcome = null)
    {
        var self = new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        var body = ApiEnvelope.Of(answer, request, self);
        if (outcome?.ExecuteErrors is { Count: > 0 } errors)
            body["execute_errors"] = errors;
        return JsonAnswer.WriteAsync(context, body);
    }
}
