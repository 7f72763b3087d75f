using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using MethodType = Grpc.Core.MethodType;

namespace Sferum.UnitTests.Auth.Matrix;

/// <summary>Calls any rpc of the contract, whatever its kind, and gives the status that it ended with.</summary>
internal static class MatrixCalls
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>The status with its details; null when the call went well.</summary>
    internal static async Task<Google.Rpc.Status?> StatusAsync(CallInvoker calls, MethodDescriptor method, IMessage request, Metadata headers)
    {
        try
        {
            await RunAsync(calls, method, request.ToByteArray(), new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30)));
            return null;
        }
        catch (RpcException error)
        {
            return error.GetRpcStatus() ?? throw new InvalidOperationException($"{method.FullName} answered {error.Status} without details.");
        }
    }

    private static async Task RunAsync(CallInvoker calls, MethodDescriptor method, byte[] request, CallOptions options)
    {
        var kind = method.IsClientStreaming ? MethodType.ClientStreaming : method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var rpc = new Method<byte[], byte[]>(kind, method.Service.FullName, method.Name, Bytes, Bytes);
        switch (kind)
        {
            case MethodType.Unary:
                using (var unary = calls.AsyncUnaryCall(rpc, null, options, request))
                {
                    await unary.ResponseAsync;
                }

                break;
            case MethodType.ServerStreaming:
                using (var server = calls.AsyncServerStreamingCall(rpc, null, options, request))
                {
                    while (await server.ResponseStream.MoveNext(CancellationToken.None))
                    {
                    }
                }

                break;
            default:
                await StreamAsync(calls.AsyncClientStreamingCall(rpc, null, options), request);
                break;
        }
    }

    private static async Task StreamAsync(AsyncClientStreamingCall<byte[], byte[]> stream, byte[] request)
    {
        using (stream)
        {
            try
            {
                await stream.RequestStream.WriteAsync(request);
                await stream.RequestStream.CompleteAsync();
            }
            catch (Exception error) when (error is RpcException or InvalidOperationException)
            {
                // Refused before it was read: the answer says why.
            }

            await stream.ResponseAsync;
        }
    }
}
