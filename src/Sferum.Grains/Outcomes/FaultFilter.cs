using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;
using Sferum.Grains.Commits;

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
            var kind = KindOf(error);
            if (kind == FaultKind.Bug)
                LogFault(context.TargetId, context.MethodName, error);
            else
                LogLost(context.TargetId, context.MethodName, kind, error.GetType().Name);
            throw new SferumFault(kind);
        }
    }

    /// <summary>What went wrong with a call of ours: another grain's silo that went away is no bug, and nobody knows whether that grain has done what it was asked for.</summary>
    internal static FaultKind KindOf(Exception error) => error switch
    {
        SferumFault fault => fault.Kind,
        DamagedStateException => FaultKind.DamagedState,
        IDefiniteFailure definite => definite.OutcomeUnknown ? FaultKind.OutcomeUnknown : FaultKind.Unavailable,
        TimeoutException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException => FaultKind.OutcomeUnknown,
        // A grain that could not read its row: Orleans wraps what the storage said.
        OrleansException { InnerException: { } cause } => KindOf(cause),
        _ => FaultKind.Bug,
    };

    private static bool IsOurs(IIncomingGrainCallContext context) => context.Grain?.GetType().Assembly == typeof(FaultFilter).Assembly;

    [LoggerMessage(2, LogLevel.Warning, "A call of {Method} on {Grain} could not be carried out: {Kind} ({Error}).")]
    private partial void LogLost(GrainId grain, string method, FaultKind kind, string error);

    [LoggerMessage(1, LogLevel.Error, "A call of {Method} on {Grain} failed.")]
    private partial void LogFault(GrainId grain, string method, Exception error);
}
