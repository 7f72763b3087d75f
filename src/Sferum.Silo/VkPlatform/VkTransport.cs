using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Sferum.Silo.VkPlatform;

/// <summary>
/// Posts a form and reads a JSON object, once: no retry, since only the caller knows what may be asked twice. Throws nothing but the caller's
/// cancellation, and that only while nothing has been sent.
/// </summary>
internal sealed class VkTransport(IHttpClientFactory clients, string client)
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 32 };

    public async Task<VkReply> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var form = new VkForm(fields);
        try
        {
            using var http = clients.CreateClient(client);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
            return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !form.Sent)
        {
            throw;
        }
        catch (Exception trouble) when (IsTransport(trouble))
        {
            return VkReply.Failed(Name(trouble, cancellation), form.Sent);
        }
    }

    // Errors come with 200 and sometimes with 4xx, so a body is heard before the status; of a server error the caller decides what a body is worth.
    private static VkReply Read(HttpStatusCode status, byte[] bytes)
    {
        var body = Parse(bytes);
        if ((int)status < 500 && body is { } answer)
            return VkReply.Of(answer);
        if ((int)status is >= 200 and < 300)
            return VkReply.Failed(VkReply.Shape, seen: true);
        return new VkReply(body, $"http.{(int)status}", Seen: status != HttpStatusCode.TooManyRequests);
    }

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTransport(Exception trouble) =>
        trouble is HttpRequestException or IOException or OperationCanceledException or TimeoutRejectedException or BrokenCircuitException;

    private static string Name(Exception trouble, CancellationToken cancellation) => trouble switch
    {
        _ when cancellation.IsCancellationRequested => "cancelled",
        BrokenCircuitException => "circuit",
        TimeoutRejectedException or OperationCanceledException => "timeout",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "too_large",
        _ => "connection",
    };
}
