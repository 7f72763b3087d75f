using Grpc.AspNetCore.Server;
using Grpc.Core;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Edge;

/// <summary>What a caller gets whose message could not be read: the libraries say UNKNOWN or INTERNAL to most of it.</summary>
internal static class Unreadable
{
    /// <summary>The status in the caller's language.</summary>
    /// <param name="code">What the library made of it.</param>
    /// <param name="http">The request.</param>
    internal static Google.Rpc.Status Status(StatusCode code, HttpContext http)
    {
        var language = Language(http);
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method;
        return code switch
        {
            StatusCode.ResourceExhausted => Trouble.Of(ErrorReason.MessageTooLarge, language, MessageLimits.Fact(method?.ServiceName)),
            StatusCode.Cancelled => Trouble.Of(ErrorReason.Cancelled, language),
            StatusCode.DeadlineExceeded => Trouble.Of(ErrorReason.DeadlineExceeded, language),
            // Of a known method: a compression that is not spoken here.
            StatusCode.Unimplemented when method is not null => Trouble.Of(ErrorReason.NotImplementedYet, language),
            StatusCode.Unimplemented => Trouble.Of(ErrorReason.MethodNotFound, language),
            _ => Trouble.Of(ErrorReason.MalformedMessage, language),
        };
    }

    internal static CallLanguage Language(HttpContext http) => AcceptLanguage.Parse(http.Request.Headers.AcceptLanguage);
}
