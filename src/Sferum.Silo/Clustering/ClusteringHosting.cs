using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;

namespace Sferum.Silo.Clustering;

/// <summary>How silos and facades find each other.</summary>
public static class ClusteringHosting
{
    /// <summary>The port for facades of a silo alone.</summary>
    public const int DefaultGatewayPort = 5085;

    /// <summary>Makes this process a member of its cluster: on SQLite the only one, on PostgreSQL one of many.</summary>
    /// <exception cref="PortInUseException">Somebody listens there.</exception>
    /// <exception cref="SiloExposedException">Strangers could reach the silo.</exception>
    internal static void AddSferumClustering(this ISiloBuilder silo, DeploymentSettings settings)
    {
        var address = SiloExposure.Allowed(settings);
        var port = Free(address, settings.Silo.Port, nameof(SiloSettings.Port));
        if (settings.Storage.Kind == StorageKind.PostgreSql)
            silo.UsePostgreSqlClustering();
        else
            // A silo that finds nobody but itself: its membership is in memory, so that a restart never waits for its own former life.
            silo.UseLocalhostClustering(port, gatewayPort: 0);
        silo.Configure<ClusterOptions>(settings.Cluster.Name);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            (endpoints.AdvertisedIPAddress, endpoints.SiloPort) = (address, port);
            endpoints.GatewayPort = settings.Silo.GatewayPort is { } gateway ? Free(address, gateway, nameof(SiloSettings.GatewayPort)) : 0;
        });
        silo.UseClusterTls(settings.Cluster.Tls);
    }

    /// <summary>Makes this process a client of the cluster: it calls grains and is no silo. It waits at start until a silo is there.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Which cluster, and where its database is.</param>
    public static IHostApplicationBuilder AddSferumClient(this IHostApplicationBuilder builder, DeploymentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder.UseOrleansClient(client =>
        {
            client.UsePostgreSqlClustering(settings.Storage);
            client.UseClusterTls(settings.Cluster.Tls);
            client.UseConnectionRetryFilter<UntilASiloIsThere>();
            client.Configure<ClusterOptions>(settings.Cluster.Name);
            client.Configure<ClientMessagingOptions>(SiloLimits.Calls);
            // A silo that is gone is no longer tried, and one that is new takes its share, after so long; the default is a minute.
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        });
        return builder;
    }

    private static int Free(IPAddress address, int port, string setting) => LocalPort.Free(address, port, $"{SiloSettings.Section}:{setting}");

    private static void Name(this ClusterSettings settings, ClusterOptions cluster) =>
        (cluster.ServiceId, cluster.ClusterId) = (settings.ServiceId, settings.ClusterId);
}
