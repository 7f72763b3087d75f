using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Json;
using Sferum.V1;

namespace Sferum.GrpcHost.Stopping;

/// <summary>Counts the calls under way, and once it is closed answers new ones UNAVAILABLE with the time after which to call again: by then another process, or this one's successor, takes them.</summary>
internal sealed class CallGate
{
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private volatile bool _leaving;
    private volatile bool _closed;

    /// <summary>Whether the process is about to end: not ready any more.</summary>
    internal bool IsLeaving => _leaving;

    /// <summary>Calls under way.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Readiness goes off; calls are still taken.</summary>
    internal void Leave() => _leaving = true;

    /// <summary>No new calls from here on.</summary>
    /// <returns>Ends when those under way have ended.</returns>
    internal Task CloseAsync()
    {
        (_leaving, _closed) = (true, true);
        if (UnderWay == 0)
        {
            _empty.TrySetResult();
        }

        return _empty.Task;
    }

    /// <summary>Lets a request through, or answers it. Health, metrics and the dashboard pass uncounted.</summary>
    internal async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsCall(http))
        {
            await next(http);
            return;
        }

        Interlocked.Increment(ref _underWay);
        try
        {
            // Counted first: a close that comes between sees it.
            await (_closed ? RefuseAsync(http) : next(http));
        }
        finally
        {
            if (Interlocked.Decrement(ref _underWay) == 0 && _closed)
            {
                _empty.TrySetResult();
            }
        }
    }

    private static bool IsCall(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Grpc.AspNetCore.Server.GrpcMethodMetadata>() is { } call
            ? Contract.Services.Any(service => service.FullName == call.Method.ServiceName)
            : http.Request.Path.StartsWithSegments("/link", StringComparison.Ordinal);

    private static Task RefuseAsync(HttpContext http)
    {
        var status = Trouble.Of(ErrorReason.Unavailable, Unreadable.Language(http));
        if (!GrpcEdge.IsGrpc(http.Request))
        {
            http.Response.Headers.RetryAfter = "2";
            return JsonStatus.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, status);
        }

        GrpcEdge.Write(http, status);
        return Task.CompletedTask;
    }
}
