using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Errors;
using Sferum.V1;

namespace Sferum.GrpcHost.Json;

/// <summary>Checks a JSON request against the contract: content type, size, and that every name in it is one of the contract's.</summary>
internal static class JsonRequest
{
    /// <summary>Checks it; its body is left to be read again.</summary>
    /// <exception cref="JsonRefusedException">It is not of the contract.</exception>
    internal static async Task CheckAsync(HttpContext http, GrpcJsonTranscodingMetadata rule)
    {
        var type = rule.MethodDescriptor.InputType;
        if (rule.HttpRule.Body.Length == 0)
        {
            CheckQuery(http.Request.Query, type);
            return;
        }

        CheckQueryIsEmpty(http.Request.Query);
        CheckContentType(http.Request);
        var bytes = await ReadAsync(http, rule.MethodDescriptor.Service.FullName);
        var masks = JsonForm.Check(bytes.Span, type);
        http.Request.Body = new MemoryStream(masks.Rewrite(bytes).ToArray(), writable: false);
    }

    /// <summary>A form of another site's page can send anything but this type without asking first (CORS).</summary>
    private static void CheckContentType(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new JsonRefusedException(StatusCodes.Status415UnsupportedMediaType, Trouble.About(ErrorReason.MalformedMessage, ""));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, string service)
    {
        var limited = new BoundedStream(http.Request.Body, MessageLimits.Of(service), () => TooLarge(service));
        using var all = new MemoryStream();
        try
        {
            await limited.CopyToAsync(all, http.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(service);
        }
        catch (BadHttpRequestException)
        {
            throw JsonForm.Malformed("");
        }

        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }

    private static JsonRefusedException TooLarge(string service) => new(
        StatusCodes.Status413PayloadTooLarge, Trouble.About(ErrorReason.MessageTooLarge, "", MessageLimits.Fact(service)));

    private static void CheckQuery(IQueryCollection query, MessageDescriptor type)
    {
        foreach (var (path, values) in query)
        {
            var field = JsonForm.Find(type, path) ?? throw JsonForm.Malformed(path);
            foreach (var value in values)
            {
                JsonForm.CheckText(field, value ?? "", path);
            }
        }
    }

    /// <summary>Beside a body the query would be passed over, however much it is meant.</summary>
    private static void CheckQueryIsEmpty(IQueryCollection query)
    {
        if (query.Count > 0)
        {
            throw JsonForm.Malformed(query.Keys.First());
        }
    }
}
