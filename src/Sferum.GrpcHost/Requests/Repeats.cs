using Google.Protobuf;

namespace Sferum.GrpcHost.Requests;

/// <summary>
/// Which calls are made once more when the silo that had them is dying. It cannot be known whether a grain has done its part (a rejected message may be the second one, forwarded), so only those go again of which
/// that is no matter: reads, and changes with a request id, which the grain knows again.
/// </summary>
internal static class Repeats
{
    /// <summary>Times that a call is made at most.</summary>
    internal const int Most = 3;

    private const string RequestId = "request_id";

    /// <summary>Whether a call that ended so is made once more.</summary>
    /// <param name="error">How it ended.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="method">Its full name.</param>
    /// <param name="made">How often it was made so far.</param>
    internal static bool Is(Exception error, IMessage request, string method, int made) =>
        made < Most && error is (SiloUnavailableException or OrleansMessageRejectionException) && (MethodKinds.IsRead(method) || HasRequestId(request));

    /// <summary>The pause before it: the cluster needs a moment to see that a silo has left.</summary>
    internal static TimeSpan Pause(int made) => TimeSpan.FromMilliseconds(100 << made);

    private static bool HasRequestId(IMessage request) =>
        request.Descriptor.FindFieldByName(RequestId)?.Accessor.GetValue(request) is string { Length: > 0 };
}
