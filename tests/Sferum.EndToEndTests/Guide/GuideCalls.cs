using System.Collections.Concurrent;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Sferum.EndToEndTests.Guide;

/// <summary>What a step calls and by which reasons it is refused. Every refusal has to carry a text for the window: the page says so.</summary>
internal sealed class GuideCalls : Interceptor
{
    private readonly ConcurrentDictionary<string, byte> _called = [];
    private readonly ConcurrentDictionary<string, byte> _seen = [];

    public ICollection<string> Called => _called.Keys;

    public ICollection<string> Seen => _seen.Keys;

    /// <summary>Forgets the step before.</summary>
    public void Clear()
    {
        _called.Clear();
        _seen.Clear();
    }

    /// <summary>A reason that stands in an answer.</summary>
    public void See(string reason) => _seen[reason] = 0;

    /// <summary>An error that stands in an answer.</summary>
    public void See(Google.Rpc.Status error) => See(Told(error, "an item"));

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        _called[context.Method.Name] = 0;
        var call = continuation(request, context);
        return new(HeardAsync(call.ResponseAsync, context.Method.Name), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        _called[context.Method.Name] = 0;
        var call = continuation(context);
        return new(call.RequestStream, HeardAsync(call.ResponseAsync, context.Method.Name), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        _called[context.Method.Name] = 0;
        return continuation(request, context);
    }

    private async Task<T> HeardAsync<T>(Task<T> answer, string method)
    {
        try
        {
            return await answer;
        }
        catch (RpcException error)
        {
            See(Told(error.GetRpcStatus() ?? throw new InvalidOperationException($"{method} is refused without details.", error), method));
            throw;
        }
    }

    private static string Told(Google.Rpc.Status error, string method)
    {
        var reason = error.GetDetail<ErrorInfo>()?.Reason ?? "";
        return error.GetDetail<LocalizedMessage>() is { Message.Length: > 0 } ? reason : throw new InvalidOperationException($"{method} is refused by {reason} without a text for the window.");
    }
}
