using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.VkId.OAuth;

/// <summary>The way of a request through /oauth2: faults, the call, the journal, the answer.</summary>
internal sealed class OAuthEndpoint(SandboxWorld world, FaultBook faults, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, IOAuthCall call)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request);
        var name = $"oauth2/{call.Name}";
        var owner = world.Read(state => call.Owner(state, parameters));
        var plan = faults.Take(name, owner);
        await FaultDelay.WaitAsync(plan.Latency, time);
        var answer = plan.Fault switch
        {
            null or { Kind: FaultKind.DropAfter } => world.Act(owner, name, turn => call.Run(turn, parameters)),
            { Kind: FaultKind.Error } fault => new OAuthError(fault.Error, "set by a fault"),
            _ => null,
        };
        await world.SettledAsync();
        if (plan.Fault is { Kind: FaultKind.Http } broken)
            context.Response.StatusCode = broken.Status;
        else if (plan.Is(FaultKind.DropAfter) || answer is null)
            context.Abort();
        else
            await JsonAnswer.WriteAsync(context, answer.Json(parameters.GetValueOrDefault("state", "")));
    }
}
