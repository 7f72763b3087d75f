using Grpc.Core;

namespace Sferum.GrpcHost.Requests;

/// <summary>A call that has been read and is being worked on. A request without one has failed before its message could be read.</summary>
internal sealed class CallScope : IDisposable
{
    /// <summary>What a call may take whose caller names no deadline.</summary>
    internal static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource? _deadline;
    private readonly CancellationTokenRegistration _caller;

    private CallScope(ServerCallContext context, TimeProvider? time)
    {
        if (time is null)
        {
            Cancellation = context.CancellationToken;
            return;
        }

        _deadline = new CancellationTokenSource(DefaultDeadline, time);
        _caller = context.CancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _deadline);
        Cancellation = _deadline.Token;
    }

    /// <summary>Ends with the caller, its deadline, or ours.</summary>
    internal CancellationToken Cancellation { get; }

    /// <summary>Opens the scope of a call that has a default deadline.</summary>
    internal static CallScope Open(ServerCallContext context, TimeProvider time) =>
        Keep(context, new CallScope(context, context.Deadline == DateTime.MaxValue ? time : null));

    /// <summary>Opens the scope of a stream, which may last.</summary>
    internal static CallScope OpenStream(ServerCallContext context) => Keep(context, new CallScope(context, time: null));

    /// <summary>The scope of a call; null before it is read.</summary>
    internal static CallScope? Of(HttpContext http) => http.Features.Get<CallScope>();

    public void Dispose()
    {
        _caller.Dispose();
        _deadline?.Dispose();
    }

    private static CallScope Keep(ServerCallContext context, CallScope scope)
    {
        context.GetHttpContext().Features.Set(scope);
        return scope;
    }
}
