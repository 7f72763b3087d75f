using Microsoft.Extensions.Logging;

namespace Sferum.Grains.Outcomes;

/// <summary>Turns whatever a grain of ours throws into <see cref="SferumFault"/>, the one form that crosses silo borders, and logs the rest where it happened.</summary>
internal sealed partial class FaultFilter(ILogger<FaultFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception error) when (error is not SferumFault and not OperationCanceledException && IsOurs(context))
        {
            LogFault(context.TargetId, context.MethodName, error);
            throw new SferumFault(FaultKind.Bug);
        }
    }

    private static bool IsOurs(IIncomingGrainCallContext context) => context.Grain?.GetType().Assembly == typeof(FaultFilter).Assembly;

    [LoggerMessage(1, LogLevel.Error, "A call of {Method} on {Grain} failed.")]
    private partial void LogFault(GrainId grain, string method, Exception error);
}
