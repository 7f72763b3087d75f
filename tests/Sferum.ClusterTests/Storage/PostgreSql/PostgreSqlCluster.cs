using Npgsql;
using Orleans.TestingHost;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Testing.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

/// <summary>Two silos on a database of their own, on the server that all tests share.</summary>
public sealed class PostgreSqlCluster : IAsyncLifetime, IAsyncDisposable
{
    private InProcessTestCluster _cluster = null!;
    private string _connection = "";

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public string ServiceId => _cluster.Options.ServiceId;

    public StorageSettings Settings => SettingsOf(_connection);

    /// <summary>A cluster on this database.</summary>
    public static InProcessTestCluster Build(string connection, short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = "storage-tests";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddPostgreSqlStorage(SettingsOf(connection)));
        return builder.Build();
    }

    /// <summary>Carries out statements beside the service.</summary>
    public async Task<object?> ScalarAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>How the server would carry a statement out.</summary>
    public async Task<string> PlanAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = "EXPLAIN (COSTS off) " + sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private static StorageSettings SettingsOf(string connection) => new() { Kind = StorageKind.PostgreSql, ConnectionString = connection, StatePool = 8 };

    public async Task InitializeAsync()
    {
        _connection = await (await PostgreSqlServer.SharedAsync()).NewDatabaseAsync();
        _cluster = Build(_connection, 2);
        await _cluster.DeployAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
