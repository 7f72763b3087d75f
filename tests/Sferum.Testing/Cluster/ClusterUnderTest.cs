using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;
using Sferum.Grains;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Platform;
using Sferum.Silo.Security;
using Sferum.Silo.Storage;
using Sferum.Testing.Platform;

namespace Sferum.Testing.Cluster;

/// <summary>
/// One silo in this process: the real grains on the real SQLite storage in a directory of its own, with a platform in memory. <see cref="RestartAsync"/> stops it and starts
/// another one on the same directory; platform and faults stay.
/// </summary>
public sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Action<ISiloBuilder>? _configure;
    private InProcessTestCluster _cluster;
    private PlatformLine _line = null!;

    private ClusterUnderTest(Action<ISiloBuilder>? configure)
    {
        Messenger = new FakeMessenger(Identity);
        _configure = configure;
        _cluster = Build();
    }

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public FakeIdentity Identity { get; } = new();

    public FakeMessenger Messenger { get; }

    public StorageFaults Faults { get; } = new();

    public ShiftedTime Time { get; } = new();

    /// <summary>The database.</summary>
    public string Database => _directory.File("sferum.db");

    /// <summary>Starts a cluster.</summary>
    public static async Task<ClusterUnderTest> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var cluster = new ClusterUnderTest(configure);
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    /// <summary>Stops the silo, in order or as if it were killed, and starts another one on its data.</summary>
    public async Task RestartAsync(bool graceful = false)
    {
        await StopAsync(graceful);
        _cluster = Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Stops the silo; <see cref="RestartAsync"/> may follow.</summary>
    public async Task StopAsync(bool graceful = false)
    {
        if (!graceful && _cluster.Silos.Count > 0)
        {
            _line.Cut();
            await _cluster.KillSiloAsync(_cluster.Silos[0]);
        }

        await _cluster.DisposeAsync();
    }

    // As a kill: nobody waits for what it would do at its end.
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Dispose();
    }

    private static void WrapStorage(IServiceCollection services, StorageFaults faults)
    {
        var real = services.Last(s => s.IsKeyedService && s.ServiceType == typeof(IGrainStorage) && Equals(s.ServiceKey, StateStore.Name));
        services.Remove(real);
        services.AddKeyedSingleton<IGrainStorage>("real-" + StateStore.Name, (provider, _) =>
            (IGrainStorage)real.KeyedImplementationFactory!(provider, StateStore.Name));
        services.AddKeyedSingleton<IGrainStorage>(StateStore.Name, (provider, _) =>
            new FaultyStorage(provider.GetRequiredKeyedService<IGrainStorage>("real-" + StateStore.Name), faults));
    }

    private InProcessTestCluster Build()
    {
        _line = new PlatformLine(Messenger, Identity);
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "sferum-tests";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        return builder.Build();
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.AddSferumStorage(options => options.DataDirectory = _directory.Path);
        silo.AddSferumGrains();
        silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(10));
        silo.Services.Configure<LaneOptions>(lanes => lanes.AloneInDeployment = true);
        silo.Services.AddTokenProtection(_directory.Path);
        silo.Services.AddSingleton<IMessengerPlatform>(_line);
        silo.Services.AddSingleton<IIdentityPlatform>(_line);
        silo.Services.AddSingleton(provider =>
            new GrainEquipment(Time, provider.GetRequiredService<ILoggerFactory>(), provider.GetService<DriftOptions>()));
        silo.Services.AddSingleton(provider =>
            new OwedSweep(provider.GetRequiredService<IOwedIndex>(), provider.GetRequiredService<IGrainFactory>(), Time, provider.GetRequiredService<ILogger<OwedSweep>>()));
        WrapStorage(silo.Services, Faults);
        _configure?.Invoke(silo);
    }
}
