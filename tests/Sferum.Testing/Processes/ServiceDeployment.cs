using Sferum.Testing.PostgreSql;

namespace Sferum.Testing.Processes;

/// <summary>
/// What stands behind the facade under test: nothing, since it is everything itself on SQLite (default), or silos on PostgreSQL, when <c>SFERUM_DEPLOYMENT=cluster</c> or a test asks for them.
/// </summary>
internal sealed class ServiceDeployment : IAsyncDisposable
{
    private const int SilosOfACluster = 2;

    private readonly List<SiloProcess> _silos = [];
    private ServiceDeployment(bool isCluster) => IsCluster = isCluster;

    public bool IsCluster { get; }

    /// <summary>How to reach its database; empty where it is alone.</summary>
    public string Connection { get; private init; } = "";

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>What the environment asks for.</summary>
    public static bool IsClusterWanted => Environment.GetEnvironmentVariable("SFERUM_DEPLOYMENT") == "cluster";

    /// <summary>Settings of every process that belongs to the cluster.</summary>
    public IReadOnlyList<string> Common => ["--Sferum:Storage:Kind=PostgreSql", $"--Sferum:Storage:ConnectionString={Connection}", "--Sferum:Storage:StatePool=8"];

    public static ServiceDeployment Alone() => new(isCluster: false);

    /// <summary>Makes a database and, not started yet, its silos.</summary>
    /// <param name="settings">Settings of a silo beside those of <see cref="Common"/>.</param>
    /// <param name="silos">How many.</param>
    public static async Task<ServiceDeployment> ClusterAsync(IReadOnlyList<string> settings, int silos = SilosOfACluster)
    {
        var deployment = new ServiceDeployment(isCluster: true)
        {
            Connection = await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync(),
        };
        deployment._silos.AddRange(Enumerable.Range(0, silos).Select(_ => new SiloProcess([.. deployment.Common, .. settings])));
        return deployment;
    }

    public Task KillAsync() => Task.WhenAll(_silos.Select(silo => silo.KillAsync()));

    public Task StartAsync() => Task.WhenAll(_silos.Select(silo => silo.StartAgainAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
            await silo.DisposeAsync();
    }
}
