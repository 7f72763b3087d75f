using System.Diagnostics;

namespace Sferum.Grains.Telemetry;

/// <summary>
/// A span for each grain call, below whoever called. Orleans' own (<c>AddActivityPropagation</c>) would put the grain's key into it, and of some grains the key is a secret of linking; and the texts of
/// exceptions, in which arguments stand. Here there is the grain's type and the method, and of an exception its kind. Registered only where traces are on.
/// </summary>
public sealed class GrainTraces : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private const string Parent = "sferum.traceparent";

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Activity.Current is { } current)
        {
            RequestContext.Set(Parent, current.Id!);
        }
        else
        {
            RequestContext.Remove(Parent);
        }

        return context.Invoke();
    }

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var span = Begin(context);
        try
        {
            await context.Invoke();
        }
        catch (Exception error) when (Note(span, error))
        {
            throw;
        }
    }

    /// <summary>The failure of a span: its kind, never its text.</summary>
    /// <returns>False, so that it can stand in a filter.</returns>
    public static bool Note(Activity? span, Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", error.GetType().FullName);
        return false;
    }

    // Timers and reminders begin without a parent.
    private static Activity? Begin(IIncomingGrainCallContext context)
    {
        if (!SferumTelemetry.Source.HasListeners())
        {
            return null;
        }

        _ = ActivityContext.TryParse(RequestContext.Get(Parent) as string, traceState: null, isRemote: true, out var parent);
        var type = context.TargetId.Type.ToString();
        return SferumTelemetry.Source.StartActivity($"{type} {context.MethodName}", ActivityKind.Server, parent)?
            .SetTag("rpc.system", "orleans").SetTag("rpc.service", context.InterfaceName).SetTag("rpc.method", context.MethodName).SetTag("sferum.grain", type);
    }
}
