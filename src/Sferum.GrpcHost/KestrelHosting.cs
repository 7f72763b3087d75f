using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Sferum.GrpcHost.Start;

namespace Sferum.GrpcHost;

/// <summary>The HTTP server: two ports of 127.0.0.1, and what one caller may take of it.</summary>
internal static class KestrelHosting
{
    internal static void AddLoopbackServer(this WebApplicationBuilder builder, TakenPorts ports)
    {
        // The core server reads no configuration: an address in the environment (ASPNETCORE_URLS, Kestrel:Endpoints) opens nothing here.
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<SocketTransportOptions>(transport => LoopbackSocket.Hand(transport, ports.Grpc, ports.Http));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, ports.Grpc.Port, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, ports.Http.Port, listen => listen.Protocols = HttpProtocols.Http1);
            Limit(kestrel.Limits);
        });
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.Http2.MaxStreamsPerConnection = 100;
        // A caller that is gone without closing its connection is noticed, and its calls are given up.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
    }
}
