using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;

namespace Sferum.GrpcHost.Edge;

/// <summary>Compressed messages whose limit holds for what comes out: the library looks at what goes in, and a few kilobytes of gzip can unfold to gigabytes.</summary>
internal sealed class BoundedGzip(int limit) : ICompressionProvider
{
    private readonly GzipCompressionProvider _gzip = new(CompressionLevel.Fastest);

    public string EncodingName => _gzip.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        _gzip.CreateCompressionStream(stream, compressionLevel);

    public Stream CreateDecompressionStream(Stream stream) => new BoundedStream(
        _gzip.CreateDecompressionStream(stream),
        limit,
        static () => new RpcException(new Status(StatusCode.ResourceExhausted, "The message is too large once decompressed.")));
}
