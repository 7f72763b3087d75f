using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Sferum.Grains.Audit;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage.AdoNet;
using Sferum.Silo.Storage.Audit;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Gives a silo the cluster's database: grain states, reminders, the index of owed work, membership.</summary>
public static class PostgreSqlHosting
{
    // The name under which Orleans knows Npgsql.
    private const string Invariant = "Npgsql";

    /// <summary>
    /// Keeps states and reminders in PostgreSQL. Rows belong to the cluster's <see cref="ClusterOptions.ServiceId"/>. A database that cannot be used ends the start with a
    /// <see cref="StorageStartException"/>.
    /// </summary>
    public static ISiloBuilder AddPostgreSqlStorage(this ISiloBuilder silo, StorageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddPools(settings);
        silo.Services.AddSingleton<IStore, PostgreSqlStore>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StoreLifecycle>();
        silo.Services.AddSingleton<PostgreSqlGate>();
        silo.Services.AddSingleton(static provider =>
        {
            var (database, gate) = (provider.GetRequiredService<PostgreSqlPools>().Database, provider.GetRequiredService<PostgreSqlGate>());
            return new GateDataSource(() => database, () => gate);
        });
        silo.Services.AddSingleton<StateSerializer>();
        silo.Services.AddSingleton<IOwedIndex, PostgreSqlOwedIndex>();
        silo.Services.AddSingleton<IStoredRows, PostgreSqlStoredRows>();
        silo.Services.AddSingleton<IAuditTrail, PostgreSqlAuditTrail>();
        silo.Services.AddHostedService<AuditPurge>();
        silo.AddAdoNetGrainStorage(StorageHosting.ProviderName, storage => storage.Configure<GateDataSource, StateSerializer>(static (options, gate, serializer) =>
        {
            options.Invariant = GateDataSource.Invariant;
            options.DataSource = gate;
            options.GrainStorageSerializer = serializer;
            options.DeleteStateOnClear = false;
        }));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<PostgreSqlPools>(static (options, pools) =>
        {
            options.Invariant = Invariant;
            options.DataSource = pools.Reminders;
        }));
        TellTroubles(silo.Services);
        silo.Services.AddSingleton<IConfigurationValidator, ReminderWindowValidator>();
        return silo;
    }

    /// <summary>Finds the other silos by the table in PostgreSQL.</summary>
    public static ISiloBuilder UsePostgreSqlClustering(this ISiloBuilder silo) =>
        silo.UseAdoNetClustering(clustering => clustering.Configure<PostgreSqlPools>(static (options, pools) =>
        {
            options.Invariant = Invariant;
            options.DataSource = pools.Membership;
        }));

    /// <summary>Finds the silos by the table in PostgreSQL.</summary>
    public static IClientBuilder UsePostgreSqlClustering(this IClientBuilder client, StorageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Services.AddPools(settings);
        client.Services.AddSingleton<IStore, SchemaWait>();
        return client.UseAdoNetClustering(clustering => clustering.Configure<PostgreSqlPools>(static (options, pools) =>
        {
            options.Invariant = Invariant;
            options.DataSource = pools.Membership;
        }));
    }

    private static void AddPools(this IServiceCollection services, StorageSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        // The container disposes of what it has made itself.
        services.TryAddSingleton(_ => new PostgreSqlPools(settings));
    }

    /// <summary>Puts the provider of reminders behind what translates its exceptions.</summary>
    private static void TellTroubles(IServiceCollection services)
    {
        var reminders = services.Last(service => service.ServiceType == typeof(IReminderTable));
        services.Remove(reminders);
        services.AddSingleton<IReminderTable>(provider =>
            new PostgreSqlReminderTable((IReminderTable)ActivatorUtilities.CreateInstance(provider, reminders.ImplementationType!)));
    }
}
