using Google.Protobuf;
using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Json;

/// <summary>Writes an error as JSON in the form of the other JSON answers: a <c>google.rpc.Status</c> with its details.</summary>
internal static class JsonStatus
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(ErrorDetailTypes.Registry));

    internal static Task WriteAsync(HttpContext http, int httpCode, Google.Rpc.Status status)
    {
        http.Response.StatusCode = httpCode;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = null;
        return http.Response.WriteAsync(Formatter.Format(status), http.RequestAborted);
    }
}
