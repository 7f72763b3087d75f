using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Json;

/// <summary>
/// The JSON face before the transcoder: it would pass over fields it does not know, and answers what it cannot read without details. Here a request is
/// checked against the contract first, and whatever the transcoder still cannot read is answered in our form.
/// </summary>
internal static class JsonEdge
{
    internal static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var rule = http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>();
        if (rule is null)
        {
            await next(http);
            await NotFoundAsync(http);
            return;
        }

        try
        {
            await JsonRequest.CheckAsync(http, rule);
        }
        catch (JsonRefusedException refused)
        {
            await JsonStatus.WriteAsync(http, refused.HttpCode, RefusalStatus.Status(refused.Refusal, Unreadable.Language(http)));
            return;
        }

        await TranscodeAsync(http, next);
    }

    /// <summary>Lets the transcoder's answer through once the message was read; an answer from before that is replaced.</summary>
    private static async Task TranscodeAsync(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        http.Response.Body = new HeldBackBody(body, () => CallScope.Of(http) is not null);
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (CallScope.Of(http) is null && !http.Response.HasStarted)
        {
            await JsonStatus.WriteAsync(
                http, StatusCodes.Status400BadRequest, Trouble.Of(ErrorReason.MalformedMessage, Unreadable.Language(http)));
        }
    }

    /// <summary>What no endpoint answers, or none for this HTTP method.</summary>
    private static Task NotFoundAsync(HttpContext http)
    {
        var code = http.Response.StatusCode;
        var isUnanswered = code is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
            && !http.Response.HasStarted
            && http.GetEndpoint() is null or { Metadata.Count: 0 };
        return isUnanswered && !GrpcEdge.IsGrpc(http.Request)
            ? JsonStatus.WriteAsync(http, code, Trouble.Of(ErrorReason.MethodNotFound, Unreadable.Language(http)))
            : Task.CompletedTask;
    }
}
