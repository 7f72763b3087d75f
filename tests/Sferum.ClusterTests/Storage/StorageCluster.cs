using Microsoft.Data.Sqlite;
using Orleans.TestingHost;
using Sferum.Silo.Storage;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Storage;

/// <summary>One silo with its storage in a directory of its own.</summary>
public sealed class StorageCluster : IAsyncLifetime, IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly InProcessTestCluster _cluster;

    public StorageCluster() => _cluster = Build(_directory.Path);

    public IGrainFactory Grains => _cluster.Client;

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public string ServiceId => _cluster.Options.ServiceId;

    /// <summary>A cluster of one silo on this directory; two on the same one share their rows when one is stopped before the other.</summary>
    public static InProcessTestCluster Build(string directory)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "storage-tests";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddSferumStorage(options =>
        {
            options.DataDirectory = directory;
            options.BusyTimeout = TimeSpan.FromMilliseconds(100);
        }));
        return builder.Build();
    }

    /// <summary>A connection beside the service's own.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_directory.File("sferum.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    public object? Scalar(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteScalar();
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _directory.Dispose();
    }
}
