using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Gate;
using Sferum.Testing.Cluster;

namespace Sferum.ClusterTests.Storage;

/// <summary>A gate on a file of its own with one table, <c>Note (Id, Body)</c>.</summary>
internal sealed class GateUnderTest : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TempDirectory _directory = new();

    public GateUnderTest(Action<StorageOptions>? configure = null)
    {
        using (var connection = Connect())
        {
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "CREATE TABLE Note (Id INTEGER PRIMARY KEY, Body BLOB) STRICT");
        }

        var options = new StorageOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) };
        configure?.Invoke(options);
        Gate = new SqliteGate(FilePath, options, NullLogger.Instance);
    }

    public SqliteGate Gate { get; }

    public string FilePath => _directory.File("gate.db");

    /// <summary>A connection beside the gate, as another process has it.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public Task<SqlRows> WriteAsync(long id, byte[]? body = null, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        Gate.ExecuteAsync("INSERT INTO Note (Id, Body) VALUES (@Id, @Body) RETURNING Id", [new("Id", id), new("Body", body)], timeout ?? Deadline, cancellation);

    public Task<SqlRows> RunAsync(string sql) => Gate.ExecuteAsync(sql, [], Deadline, CancellationToken.None);

    public async Task<HashSet<long>> ReadIdsAsync() =>
        [.. (await RunAsync("SELECT Id FROM Note")).Rows.Select(row => (long)row[0]!)];

    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        _directory.Dispose();
    }
}
