using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Sferum.Grains.Audit;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage.AdoNet;
using Sferum.Silo.Storage.Audit;

namespace Sferum.Silo.Storage;

/// <summary>Gives a silo its embedded database: grain states, reminders, the index of owed work.</summary>
public static class StorageHosting
{
    /// <summary>The name that grains give in <c>[PersistentState("…", StorageHosting.ProviderName)]</c>.</summary>
    public const string ProviderName = StateStore.Name;

    /// <summary>
    /// Keeps states and reminders in one file of <see cref="StorageOptions.DataDirectory"/>. One silo, one process per directory; rows belong to the cluster's
    /// <see cref="ClusterOptions.ServiceId"/>. A directory that cannot be used ends the start with a <see cref="StorageStartException"/>.
    /// </summary>
    public static ISiloBuilder AddSferumStorage(this ISiloBuilder silo, Action<StorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        AddStore(silo.Services, configure);
        silo.AddAdoNetGrainStorage(ProviderName, storage => storage.Configure<GateDataSource, StateSerializer>(static (options, gate, serializer) =>
        {
            options.Invariant = GateDataSource.Invariant;
            options.DataSource = gate;
            options.GrainStorageSerializer = serializer;
            options.DeleteStateOnClear = false;
        }));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<GateDataSource>(static (options, gate) =>
        {
            options.Invariant = GateDataSource.Invariant;
            options.DataSource = gate;
        }));
        silo.Services.AddSingleton<IConfigurationValidator, ReminderWindowValidator>();
        return silo;
    }

    private static void AddStore(IServiceCollection services, Action<StorageOptions>? configure)
    {
        var options = services.AddOptions<StorageOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.AddSingleton<SqliteStore>();
        services.AddSingleton<IStore>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StoreLifecycle>();
        services.AddSingleton(static provider =>
        {
            var store = provider.GetRequiredService<SqliteStore>();
            return new GateDataSource(() => $"Data Source={store.FilePath}", () => store.Gate);
        });
        services.AddSingleton<StateSerializer>();
        services.AddSingleton<IOwedIndex, SqliteOwedIndex>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IAuditTrail, SqliteAuditTrail>();
        services.AddHostedService<AuditPurge>();
        services.AddSingleton<IStoredRows, SqliteStoredRows>();
    }
}
