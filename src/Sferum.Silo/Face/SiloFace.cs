using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sferum.Silo.Clustering;
using Sferum.Silo.Health;
using Sferum.Silo.Telemetry;
using Sferum.Silo.Telemetry.Prometheus;

namespace Sferum.Silo.Face;

/// <summary>
/// The HTTP port of a silo alone: health, metrics and, where it is wanted, Orleans' dashboard. On loopback, wherever the silo's own ports are: whoever is on this machine may see them,
/// as with the facade's where callers are not authenticated.
/// </summary>
internal static class SiloFace
{
    /// <summary>The port where none is set.</summary>
    internal const int DefaultPort = 5086;

    /// <summary>Adds the server.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="silo">Where to listen.</param>
    /// <returns>Where it is; the port is never 0.</returns>
    /// <exception cref="PortInUseException">Somebody listens there.</exception>
    internal static IPEndPoint AddSiloFace(this WebApplicationBuilder builder, SiloSettings silo)
    {
        var address = SiloExposure.OfThisMachine(silo);
        var port = LocalPort.Free(address, silo.HttpPort ?? DefaultPort, $"{SiloSettings.Section}:{nameof(SiloSettings.HttpPort)}");
        // The core server reads no configuration: an address in the environment (ASPNETCORE_URLS) opens nothing here.
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 1024;
            kestrel.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddHealthChecks()
            .AddCheck("live", () => HealthCheckResult.Healthy(), [HealthPages.LiveTag])
            .AddCheck<JoinedHealthCheck>("joined", tags: [HealthPages.ReadyTag]);
        return new IPEndPoint(address, port);
    }

    /// <summary>Maps what it shows.</summary>
    internal static void MapSiloFace(this WebApplication app, DashboardSettings dashboard)
    {
        app.Use(LoopbackName.InvokeAsync);
        app.UseRouting();
        app.MapHealthPages();
        app.MapSferumMetrics();
        app.MapDashboard(dashboard);
    }
}
