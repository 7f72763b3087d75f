using Npgsql;
using Sferum.Testing.PostgreSql;

namespace Sferum.Testing.Processes;

/// <summary>
/// What stands behind the facade under test: nothing, since it is everything itself, on SQLite (default) or, with <c>SFERUM_DEPLOYMENT=postgresql</c>, on PostgreSQL; or silos on PostgreSQL, when
/// <c>SFERUM_DEPLOYMENT=cluster</c> or a test asks for them.
/// </summary>
internal sealed class ServiceDeployment : IAsyncDisposable
{
    private const int SilosOfACluster = 2;

    private readonly List<SiloProcess> _silos = [];
    private ServiceDeployment(bool isCluster) => IsCluster = isCluster;

    public bool IsCluster { get; }

    /// <summary>How to reach its database on PostgreSQL; empty on SQLite.</summary>
    public string Connection { get; private init; } = "";

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>What the environment asks for.</summary>
    public static bool IsClusterWanted => Wanted == "cluster";

    /// <summary>Settings of every process that belongs to it.</summary>
    public IReadOnlyList<string> Common => Connection.Length == 0 ? [] : ["--Sferum:Storage:Kind=PostgreSql", $"--Sferum:Storage:ConnectionString={Connection}", "--Sferum:Storage:StatePool=8"];

    public static ServiceDeployment Alone() => new(isCluster: false);

    /// <summary>Alone, on what the environment asks for.</summary>
    public static async Task<ServiceDeployment> AloneAsync() =>
        Wanted == "postgresql" ? new(isCluster: false) { Connection = await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync() } : Alone();

    /// <summary>The cluster that the environment asks for.</summary>
    public static ClusterShape Usual => new(SilosOfACluster);

    /// <summary>Makes a database and, not started yet, its silos.</summary>
    /// <param name="settings">Settings of a silo beside those of <see cref="Common"/>.</param>
    /// <param name="shape">Which silos.</param>
    public static async Task<ServiceDeployment> ClusterAsync(IReadOnlyList<string> settings, ClusterShape shape)
    {
        var deployment = new ServiceDeployment(isCluster: true)
        {
            Connection = await (shape.Server ?? await PostgreSqlServer.SharedAsync()).NewDatabaseAsync(),
        };
        deployment._silos.AddRange(Enumerable.Range(1, shape.Silos).Select(number =>
            new SiloProcess([.. deployment.Common, .. settings, .. number == shape.Silos && shape.LineOfTheLast is { } line ? deployment.Over(line) : []])));
        return deployment;
    }

    /// <summary>The same, for one more facade: it owns nothing of it.</summary>
    public ServiceDeployment Shared() => new(IsCluster) { Connection = Connection };

    // The later one of two settings of a name holds.
    private IEnumerable<string> Over(CuttableLine line) =>
        [$"--Sferum:Storage:ConnectionString={new NpgsqlConnectionStringBuilder(Connection) { Port = line.Port }.ConnectionString}"];

    private static string? Wanted => Environment.GetEnvironmentVariable("SFERUM_DEPLOYMENT");

    public Task KillAsync() => Task.WhenAll(_silos.Select(silo => silo.KillAsync()));

    public Task StartAsync() => Task.WhenAll(_silos.Select(silo => silo.StartAgainAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
            await silo.DisposeAsync();
    }
}
