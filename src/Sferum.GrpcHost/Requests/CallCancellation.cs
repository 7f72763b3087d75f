using Grpc.Core;

namespace Sferum.GrpcHost.Requests;

/// <summary>What a service hands on to grains: cancelled when the caller is gone or the time is up.</summary>
internal static class CallCancellation
{
    /// <summary>The token of a call, with the default deadline in it.</summary>
    internal static CancellationToken Of(ServerCallContext context) =>
        CallScope.Of(context.GetHttpContext())?.Cancellation ?? context.CancellationToken;
}
