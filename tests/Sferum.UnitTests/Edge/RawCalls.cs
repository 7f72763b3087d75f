using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Sferum.Testing;

namespace Sferum.UnitTests.Edge;

/// <summary>Sends what no proper client would, over real sockets.</summary>
internal sealed class RawCalls(SferumUnderTest sferum) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>A gRPC call with one framed message.</summary>
    internal Task<RawAnswer> GrpcAsync(string method, byte[] message, byte flag = 0, string? encoding = null) =>
        GrpcBodyAsync(method, Frame(message, flag), encoding);

    /// <summary>A gRPC call with a body of any bytes.</summary>
    internal async Task<RawAnswer> GrpcBodyAsync(
        string method, byte[] body, string? encoding = null, string contentType = "application/grpc", string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sferum.GrpcAddress, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.AcceptLanguage.ParseAdd(language ?? "ru");
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var response = await _http.SendAsync(request);
        return await RawAnswer.OfGrpcAsync(response);
    }

    /// <summary>A JSON call.</summary>
    internal async Task<RawAnswer> JsonAsync(
        string path, string? body = null, string contentType = "application/json", string? host = null, string method = "POST")
    {
        using var request = new HttpRequestMessage(new HttpMethod(body is null && method == "POST" ? "GET" : method), new Uri(sferum.HttpAddress, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        request.Headers.Host = host;
        using var response = await _http.SendAsync(request);
        return await RawAnswer.OfJsonAsync(response);
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Frame(byte[] message, byte flag)
    {
        var frame = new byte[message.Length + 5];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }
}
