using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Sferum.GrpcHost.Edge;

namespace Sferum.GrpcHost.Audit.Refused;

/// <summary>The first message of a call that goes no further, over gRPC or as JSON; never more of it than its service would read.</summary>
internal static class RefusedMessage
{
    private const int FrameHead = 5;

    // What is unknown or wrong matters no more.
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Reads it; null where there is none.</summary>
    internal static async Task<IMessage?> ReadAsync(HttpContext http, string method, CancellationToken cancellation)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } rule)
        {
            return await ReadJsonAsync(http.Request, rule, cancellation);
        }

        var service = Contract.Services.Single(service => method.StartsWith($"/{service.FullName}/", StringComparison.Ordinal));
        var type = service.FindMethodByName(method[(method.LastIndexOf('/') + 1)..]).InputType;
        return await ReadFrameAsync(http.Request, type, MessageLimits.Of(service.FullName), cancellation);
    }

    private static async Task<IMessage?> ReadFrameAsync(HttpRequest request, MessageDescriptor type, int limit, CancellationToken cancellation)
    {
        var body = request.BodyReader;
        var head = await ReadAsync(body, FrameHead, cancellation);
        var length = head.Length < FrameHead ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(1));
        if (length > limit)
        {
            return null;
        }

        var bytes = await ReadAsync(body, (int)length, cancellation);
        return bytes.Length < length ? null
            : head[0] == 0 ? type.Parser.ParseFrom(bytes)
            : request.Headers["grpc-encoding"] == "gzip" ? Unfold(bytes, type, limit)
            : null;
    }

    private static IMessage Unfold(byte[] bytes, MessageDescriptor type, int limit)
    {
        using var unfolded = new BoundedGzip(limit).CreateDecompressionStream(new MemoryStream(bytes, writable: false));
        return type.Parser.ParseFrom(unfolded);
    }

    // Takes memory as it comes in, not as it is announced.
    private static async Task<byte[]> ReadAsync(PipeReader body, int length, CancellationToken cancellation)
    {
        if (length == 0)
        {
            return [];
        }

        var read = await body.ReadAtLeastAsync(length, cancellation);
        var part = read.Buffer.Slice(0, Math.Min(length, read.Buffer.Length));
        var bytes = part.ToArray();
        body.AdvanceTo(part.End);
        return bytes;
    }

    private static async Task<IMessage> ReadJsonAsync(HttpRequest request, GrpcJsonTranscodingMetadata rule, CancellationToken cancellation)
    {
        var type = rule.MethodDescriptor.InputType;
        var message = rule.HttpRule.Body.Length == 0 ? type.Parser.ParseFrom(ByteString.Empty) : Parse(await ReadTextAsync(request, MessageLimits.Of(rule.MethodDescriptor.Service.FullName), cancellation), type);
        foreach (var (path, values) in request.Query)
        {
            RequestNames.PutText(message, path, values.ToString());
        }

        RequestNames.PutPath(message, rule.HttpRule, request.Path.Value ?? "");
        return message;
    }

    private static IMessage Parse(string text, MessageDescriptor type)
    {
        try
        {
            return Json.Parse(text, type);
        }
        catch (IOException)
        {
            // What it is about stands in the path.
            return type.Parser.ParseFrom(ByteString.Empty);
        }
    }

    private static async Task<string> ReadTextAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        using var text = new StreamReader(new BoundedStream(request.Body, limit, () => new InvalidDataException("The body is too large.")), Encoding.UTF8);
        return await text.ReadToEndAsync(cancellation);
    }
}
