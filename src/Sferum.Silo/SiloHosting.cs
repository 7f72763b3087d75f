using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Silo.Health;
using Sferum.Silo.Security;
using Sferum.Silo.Storage;
using Sferum.Silo.VkPlatform;

namespace Sferum.Silo;

/// <summary>Everything that a process needs to be a silo of this service: grains, their storage, their way to the Sferum side.</summary>
public static class SiloHosting
{
    // One deployment serves one installation and has its own data directory, so that a fixed name is enough; rows of the database carry it.
    private const string Name = "sferum";

    /// <summary>Adds the silo.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Its ports.</param>
    /// <param name="dataDirectory">Where all data lies; made when it is absent.</param>
    /// <param name="platform">Says where the Sferum side is.</param>
    /// <exception cref="StorageStartException">The directory cannot be made.</exception>
    public static IHostApplicationBuilder AddSferumSilo(
        this IHostApplicationBuilder builder, SiloSettings settings, string dataDirectory, Action<VkPlatformOptions> platform)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        var directory = DataDirectory.Prepare(dataDirectory);
        builder.Services.TryAddSingleton(TimeProvider.System);
        AddKeyRing(builder, directory);
        builder.Services.AddVkPlatform(platform);
        builder.Services.Configure<TokenKeepingOptions>(keeping => keeping.HandOverDays = settings.HandOverDays);
        builder.Services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", tags: [StorageHealthCheck.ReadyTag]);
        builder.UseOrleans(silo =>
        {
            silo.AddLoopbackClustering(settings);
            // The data directory belongs to this process alone.
            silo.Services.Configure<LaneOptions>(lanes => lanes.AloneInDeployment = true);
            silo.AddSferumStorage(storage => storage.DataDirectory = directory);
            silo.AddSferumGrains();
            silo.AddSiloLimits();
        });
        return builder;
    }

    /// <summary>Checks what a start needs before anything starts, so that a refusal is one plain message and nothing is half up.</summary>
    /// <exception cref="StorageStartException">The data directory is in use, damaged or not writable.</exception>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static void CheckStart(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.GetService<IStartupValidator>()?.Validate();
        host.Services.GetRequiredService<SqliteStore>().Open();
    }

    // The first that writes into the directory: on a read-only file system it is the one that finds out.
    private static void AddKeyRing(IHostApplicationBuilder builder, string directory)
    {
        try
        {
            builder.Services.AddTokenProtection(directory);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw DataDirectory.NotWritable(directory, error);
        }
    }

    /// <summary>One silo that finds nobody but itself: its membership is in memory, so that a restart never waits for its own former life.</summary>
    private static void AddLoopbackClustering(this ISiloBuilder silo, SiloSettings settings)
    {
        var port = LoopbackPort.Free(settings.Port, $"{SiloSettings.Section}:{nameof(settings.Port)}");
        silo.UseLocalhostClustering(port, gatewayPort: 0, serviceId: Name, clusterId: Name);
        silo.Configure<EndpointOptions>(endpoints => endpoints.GatewayPort = settings.GatewayPort is { } gateway
            ? LoopbackPort.Free(gateway, $"{SiloSettings.Section}:{nameof(settings.GatewayPort)}")
            : 0);
    }
}
