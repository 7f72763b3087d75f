using System.Diagnostics;
using Grpc.Core;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.Silo.Storage;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests;

/// <summary>The one place where whatever ended a call becomes what the caller gets.</summary>
internal sealed partial class CallTroubles(ILogger<CallTroubles> logger)
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>The answer for an exception that came out of a service.</summary>
    internal RpcException Answer(Exception error, ServerCallContext context, CallScope scope)
    {
        if (error is RpcException told && told.Trailers.Get(Details) is not null)
        {
            return told;
        }

        var reason = Reason(error, context, scope);
        var language = AcceptLanguage.Of(context);
        return reason == ErrorReason.Internal
            ? Trouble.Of(reason, language, ("trace_id", LogBug(error, context.Method))).ToRpcException()
            : RefusalStatus.Of(reason, language);
    }

    private static ErrorReason Reason(Exception error, ServerCallContext context, CallScope scope) => error switch
    {
        RpcException bare => OfCode(bare.StatusCode),
        SferumFault fault => OfFault(fault.Kind),
        DamagedStateException => ErrorReason.DataDamaged,
        StorageFaultException storage => storage.OutcomeUnknown ? ErrorReason.OutcomeUnknown : ErrorReason.Unavailable,
        LimitExceededException or GatewayTooBusyException => ErrorReason.RateLimited,
        OperationCanceledException when context.CancellationToken.IsCancellationRequested => Ended(context),
        OperationCanceledException when scope.Cancellation.IsCancellationRequested => ErrorReason.DeadlineExceeded,
        // Whether the grain has done it cannot be known here: a rejected message may be the second one, forwarded.
        OperationCanceledException or TimeoutException or SiloUnavailableException or OrleansMessageRejectionException => Lost(context),
        // A grain that could not read its row: Orleans wraps what the storage said.
        OrleansException { InnerException: { } cause } => Reason(cause, context, scope),
        _ => ErrorReason.Internal,
    };

    private static ErrorReason Lost(ServerCallContext context) =>
        MethodKinds.IsRead(context.Method) ? ErrorReason.Unavailable : ErrorReason.OutcomeUnknown;

    private static ErrorReason Ended(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue || context.GetHttpContext().RequestAborted.IsCancellationRequested
            ? ErrorReason.Cancelled
            : ErrorReason.DeadlineExceeded;

    internal static ErrorReason OfFault(FaultKind kind) => kind switch
    {
        FaultKind.OutcomeUnknown => ErrorReason.OutcomeUnknown,
        FaultKind.Unavailable => ErrorReason.Unavailable,
        FaultKind.DamagedState => ErrorReason.DataDamaged,
        FaultKind.PlatformUnreachable => ErrorReason.PlatformUnreachable,
        FaultKind.PlatformThrottled => ErrorReason.PlatformThrottled,
        _ => ErrorReason.Internal,
    };

    /// <summary>A status without details: of a generated base method that nobody has written yet, or of the library.</summary>
    private static ErrorReason OfCode(StatusCode code) => code switch
    {
        StatusCode.Unimplemented => ErrorReason.NotImplementedYet,
        StatusCode.NotFound => ErrorReason.NotFound,
        StatusCode.Cancelled => ErrorReason.Cancelled,
        StatusCode.DeadlineExceeded => ErrorReason.DeadlineExceeded,
        StatusCode.Unavailable => ErrorReason.Unavailable,
        _ => ErrorReason.Internal,
    };

    /// <summary>Kinds and places only: the message of an exception may hold what nobody may read in a log.</summary>
    private string LogBug(Exception error, string method)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        Bug(id, method, Kinds(error), error.StackTrace);
        return id;
    }

    private static string Kinds(Exception error) =>
        error.InnerException is { } inner ? $"{error.GetType().FullName} < {Kinds(inner)}" : error.GetType().FullName!;

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {Method} failed by a bug, told to the caller as {TraceId}: {Kinds}\n{Stack}")]
    private partial void Bug(string traceId, string method, string kinds, string? stack);
}
