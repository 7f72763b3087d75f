using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Sferum.Testing.Processes;

/// <summary>Holds the service to its word in every test: an INVALID_ARGUMENT says which field it is about (docs/errors.md).</summary>
internal sealed class WholeRefusals : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new(CheckedAsync(call.ResponseAsync, context.Method.Name), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new(call.RequestStream, CheckedAsync(call.ResponseAsync, context.Method.Name), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private static async Task<TResponse> CheckedAsync<TResponse>(Task<TResponse> answer, string method)
    {
        try
        {
            return await answer;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.InvalidArgument && !SaysWhere(error))
        {
            throw new InvalidOperationException($"{method} is refused without the path of a field.", error);
        }
    }

    private static bool SaysWhere(RpcException error) =>
        error.GetRpcStatus()?.GetDetail<BadRequest>() is { FieldViolations: [_, ..] violations } && violations.All(violation => violation.Field.Length > 0);
}
