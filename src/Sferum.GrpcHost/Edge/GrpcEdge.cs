using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Sferum.GrpcHost.Edge;

/// <summary>
/// gRPC calls that fail before an interceptor sees them: bytes that are no message, frames that are none, too much of them, methods that do not exist. The
/// library answers them with a bare and often wrong status; here they get ours, with details.
/// </summary>
internal static class GrpcEdge
{
    private const string StatusKey = "grpc-status";
    private const string MessageKey = "grpc-message";
    private const string DetailsKey = "grpc-status-details-bin";

    internal static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    internal static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (Destination(http.Response) is { IsReadOnly: false } destination && Bare(http, destination) is { } code)
        {
            Write(http, destination, Unreadable.Status(code, http));
        }
    }

    /// <summary>The code of an error without details; null for everything else.</summary>
    private static StatusCode? Bare(HttpContext http, IHeaderDictionary destination)
    {
        var status = destination[StatusKey].ToString();
        if (status == "0" || destination.ContainsKey(DetailsKey))
        {
            return null;
        }

        if (status.Length > 0)
        {
            return (StatusCode)int.Parse(status, CultureInfo.InvariantCulture);
        }

        // No endpoint at all: a path that is not even /service/method.
        return http.GetEndpoint() is null ? StatusCode.Unimplemented : null;
    }

    /// <summary>Where the status of a response is: in its trailers once it has begun, before that among its headers.</summary>
    private static IHeaderDictionary? Destination(HttpResponse response) => response.HasStarted
        ? response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
        : response.Headers;

    /// <summary>Answers a call that nobody else will answer.</summary>
    internal static void Write(HttpContext http, Google.Rpc.Status status) => Write(http, http.Response.Headers, status);

    private static void Write(HttpContext http, IHeaderDictionary destination, Google.Rpc.Status status)
    {
        if (!http.Response.HasStarted)
        {
            // HTTP's own codes would be turned into gRPC codes by the client, each in its own way.
            http.Response.StatusCode = StatusCodes.Status200OK;
            http.Response.ContentType = "application/grpc";
        }

        destination[StatusKey] = status.Code.ToString(CultureInfo.InvariantCulture);
        destination[MessageKey] = Uri.EscapeDataString(status.Message).Replace("%20", " ", StringComparison.Ordinal);
        destination[DetailsKey] = Convert.ToBase64String(status.ToByteArray());
    }
}
