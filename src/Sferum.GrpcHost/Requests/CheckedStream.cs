using Google.Protobuf;
using Grpc.Core;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests.Forms;

namespace Sferum.GrpcHost.Requests;

/// <summary>The messages of a stream: what cannot be read, or is not of the form, ends the call as it would a single message.</summary>
internal sealed class CheckedStream<T>(IAsyncStreamReader<T> inner, CallerGate gate, ServerCallContext context) : IAsyncStreamReader<T>
{
    /// <summary>The first message, which says whose the stream is; null before it came, or where it was not the caller's.</summary>
    internal IMessage? First { get; private set; }

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return false;
        }

        if (RequestForm<T>.Check(inner.Current) is { } refusal)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }

        Demand(inner.Current);
        return true;
    }

    // The first message says whose the stream is (the service refuses one that does not); whatever any of them names is the caller's.
    private void Demand(T message)
    {
        if (message is IMessage contract)
        {
            gate.DemandOfStream(contract, isFirst: First is null, context);
            First ??= contract;
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException && !context.CancellationToken.IsCancellationRequested)
        {
            var code = error is RpcException rpc ? rpc.StatusCode : StatusCode.Unknown;
            throw Unreadable.Status(code, context.GetHttpContext()).ToRpcException();
        }
    }
}
