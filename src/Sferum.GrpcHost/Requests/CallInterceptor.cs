using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Sferum.GrpcHost.Audit;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Errors.Subjects;
using Sferum.GrpcHost.Requests.Forms;

namespace Sferum.GrpcHost.Requests;

/// <summary>
/// What every call goes through, in one step each: its time, its form, whether it is the caller's, the service, its entry in the audit trail, its troubles. One interceptor and not four, since each costs every call.
/// </summary>
internal sealed class CallInterceptor(CallTroubles troubles, CallerGate gate, CallAudit audit, TimeProvider time) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var scope = CallScope.Open(context, time);
        try
        {
            Demand(request, context);
            await gate.DemandAsync((IMessage)request, context);
            var answer = await audit.RunAsync(() => (IMessage)request, context, () => CallAsync(request, context, continuation, scope));
            await gate.DemandAnswerAsync(answer, context);
            return answer;
        }
        catch (Exception error)
        {
            throw RequestSubject.Complete(Answer(error, context, scope), (IMessage)request);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var scope = CallScope.OpenStream(context);
        try
        {
            Demand(request, context);
            await gate.DemandAsync((IMessage)request, context);
            await continuation(request, responseStream, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context, scope);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var scope = CallScope.OpenStream(context);
        try
        {
            var stream = new CheckedStream<TRequest>(requestStream, gate, context);
            return await audit.RunAsync(() => stream.First, context, () => continuation(stream, context));
        }
        catch (Exception error)
        {
            throw Answer(error, context, scope);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var scope = CallScope.OpenStream(context);
        try
        {
            await continuation(new CheckedStream<TRequest>(requestStream, gate, context), responseStream, context);
        }
        catch (Exception error)
        {
            throw Answer(error, context, scope);
        }
    }

    private async Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation, CallScope scope)
        where TRequest : class
        where TResponse : class
    {
        for (var made = 1; ; made++)
        {
            try
            {
                return await continuation(request, context);
            }
            catch (Exception error) when (Repeats.Is(error, (IMessage)request, context.Method, made))
            {
                CallMetrics.Repeated();
            }

            await Task.Delay(Repeats.Pause(made), time, scope.Cancellation);
        }
    }

    private RpcException Answer(Exception error, ServerCallContext context, CallScope scope)
    {
        var answer = troubles.Answer(error, context, scope);
        CallMetrics.Refused(context.Method, answer);
        return answer;
    }

    private static void Demand<TRequest>(TRequest request, ServerCallContext context)
    {
        if (RequestForm<TRequest>.Check(request) is { } refusal)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }
    }
}
