using Grpc.Core;
using Grpc.Core.Interceptors;
using Sferum.V1;

namespace Sferum.UnitTests.Edge;

/// <summary>Answers one chat, and reads a stream to its end, whatever the services do by now.</summary>
internal sealed class StandInServices : Interceptor
{
    internal const string ChatName = "schools/7/chats/stand-in";

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        request is GetChatRequest { Name: ChatName }
            ? Task.FromResult((TResponse)(object)new Chat { Name = ChatName, Title = "Ёлка" })
            : continuation(request, context);

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
        }

        return (TResponse)(object)new RosterImport();
    }
}
