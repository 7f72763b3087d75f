using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sferum.Grains;
using Sferum.Grains.Audit;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Silo.Clustering;
using Sferum.Silo.Health;
using Sferum.Silo.Security;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Silo.VkPlatform;

namespace Sferum.Silo;

/// <summary>Everything that a process needs to be a silo of this service: grains, their storage, their way to the Sferum side.</summary>
public static class SiloHosting
{
    /// <summary>Adds the silo.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Where its data lies and which cluster it belongs to.</param>
    /// <param name="platform">Says where the Sferum side is.</param>
    /// <exception cref="StorageStartException">The data directory cannot be made, or the connection string is none.</exception>
    public static IHostApplicationBuilder AddSferumSilo(this IHostApplicationBuilder builder, DeploymentSettings settings, Action<VkPlatformOptions> platform)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddKeyRing(settings);
        builder.Services.SealKeyRing(settings.KeyRing);
        builder.Services.Configure<AuditOptions>(audit => audit.RetentionDays = settings.Audit.RetentionDays);
        builder.Services.AddVkPlatform(platform);
        builder.Services.Configure<TokenKeepingOptions>(keeping => keeping.HandOverDays = settings.Silo.HandOverDays);
        builder.Services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", tags: [StorageHealthCheck.ReadyTag]);
        builder.UseOrleans(silo =>
        {
            silo.AddSferumClustering(settings);
            silo.AddStorage(settings);
            silo.AddSferumGrains();
            silo.AddSiloLimits();
        });
        return builder;
    }

    /// <summary>Checks what a start needs before anything starts, so that a refusal is one plain message and nothing is half up.</summary>
    /// <exception cref="StorageStartException">The data directory is in use, damaged or not writable; the database cannot be used.</exception>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static Task CheckStartAsync(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.Services.GetService<IStartupValidator>()?.Validate();
        return host.Services.GetRequiredService<IStore>().OpenAsync(CancellationToken.None);
    }

    private static void AddStorage(this ISiloBuilder silo, DeploymentSettings settings)
    {
        if (settings.Storage.Kind == StorageKind.PostgreSql)
        {
            silo.AddPostgreSqlStorage(settings.Storage);
            return;
        }

        silo.AddSferumStorage(storage => storage.DataDirectory = settings.DataDirectory);
        // The data directory belongs to this process alone.
        silo.Services.Configure<LaneOptions>(lanes => lanes.AloneInDeployment = true);
    }

    private static void AddKeyRing(this IHostApplicationBuilder builder, DeploymentSettings settings)
    {
        if (settings.Storage.Kind == StorageKind.PostgreSql)
            builder.Services.AddSharedTokenProtection();
        else
            AddKeyRing(builder.Services, DataDirectory.Prepare(settings.DataDirectory));
    }

    // The first that writes into the directory: on a read-only file system it is the one that finds out.
    private static void AddKeyRing(IServiceCollection services, string directory)
    {
        try
        {
            services.AddTokenProtection(directory);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw DataDirectory.NotWritable(directory, error);
        }
    }
}
