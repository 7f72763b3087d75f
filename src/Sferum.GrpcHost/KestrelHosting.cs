using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Sferum.GrpcHost.Auth.Certificates;
using Sferum.GrpcHost.Settings;
using Sferum.GrpcHost.Start;

namespace Sferum.GrpcHost;

/// <summary>The HTTP server: two ports, and what one caller may take of it.</summary>
internal static class KestrelHosting
{
    internal static void AddServer(this WebApplicationBuilder builder, HostSettings settings, TakenPorts ports)
    {
        // The core server reads no configuration: an address in the environment (ASPNETCORE_URLS, Kestrel:Endpoints) opens nothing here.
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<SocketTransportOptions>(transport => FaceSocket.Hand(transport, ports.Grpc, ports.Http));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(ports.Grpc.Ip, ports.Grpc.Port, listen => Speak(listen, HttpProtocols.Http2, settings));
            kestrel.Listen(ports.Http.Ip, ports.Http.Port, listen => Speak(listen, HttpProtocols.Http1, settings));
            Limit(kestrel.Limits);
        });
    }

    private static void Speak(ListenOptions listen, HttpProtocols protocols, HostSettings settings)
    {
        listen.Protocols = protocols;
        if (settings.Listen.Tls.IsSet)
        {
            listen.UseHttps(Tls(settings, listen.ApplicationServices.GetRequiredService<CallerCertificates>()));
        }
    }

    private static HttpsConnectionAdapterOptions Tls(HostSettings settings, CallerCertificates callers) => new()
    {
        ServerCertificate = settings.Listen.Tls.Read(),
        // Browsers come to the same port for the pages of linking, and others with tokens: a certificate is taken, not demanded.
        ClientCertificateMode = callers.AreTaken ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.NoCertificate,
        ClientCertificateValidation = (certificate, _, _) => callers.IsTaken(certificate),
    };

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
