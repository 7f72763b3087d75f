using System.ComponentModel.DataAnnotations;

namespace Sferum.GrpcHost.Settings;

/// <summary>Where the facade listens: ports of 127.0.0.1. There is no setting for another address while callers are not authenticated.</summary>
internal sealed class ListenSettings
{
    internal const string Section = "Sferum:Listen";

    /// <summary>gRPC: HTTP/2 without TLS (h2c). 0 takes a free one. Default: 5080.</summary>
    [Range(0, 65535)]
    public int GrpcPort { get; set; } = 5080;

    /// <summary>HTTP/1.1: the contract as JSON, health, and the pages of linking. 0 takes a free one. Default: 5081.</summary>
    [Range(0, 65535)]
    public int HttpPort { get; set; } = 5081;
}
