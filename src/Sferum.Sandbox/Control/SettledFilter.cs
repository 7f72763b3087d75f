using Sferum.Sandbox.World;

namespace Sferum.Sandbox.Control;

/// <summary>No answer tells of what is not on its way to disk.</summary>
internal sealed class SettledFilter(SandboxWorld world) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        await world.SettledAsync();
        return answer;
    }
}
