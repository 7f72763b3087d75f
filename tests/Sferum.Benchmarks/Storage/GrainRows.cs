using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage.Gate;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Benchmarks.Storage;

/// <summary>Rows of grains of 1.5 KB, written by the service's own statement, in a database of their own.</summary>
internal sealed class GrainRows
{
    public const int Keys = 2_000;

    private static readonly byte[] Payload = [.. "SF10000000000000"u8, .. new byte[1_500]];

    private GrainRows(string file, string statement) => (File, Statement) = (file, statement);

    public string File { get; }

    public string Statement { get; }

    public static GrainRows In(string directory)
    {
        var file = Path.Combine(directory, "sferum.db");
        new SchemaInstaller(SchemaScript.Embedded(), NullLogger.Instance).Install(file);
        using var session = SqliteSession.OpenReader(file, TimeSpan.FromSeconds(5));
        return new GrainRows(file, (string)session.Run("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'").Rows[0][0]!);
    }

    /// <summary>How many rows a second SQLite itself makes durable here, one commit each: the yardstick for whatever writes rows.</summary>
    public double CommitRate(TimeSpan length)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
#pragma warning disable CA2100 // The service's own statement.
        command.CommandText = Statement;
#pragma warning restore CA2100
        foreach (var parameter in Parameters("raw", null))
            command.Parameters.AddWithValue(parameter.Name, parameter.Value ?? DBNull.Value);
        var versions = new object?[Keys];
        var commits = 0;
        var started = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(started) < length; commits++)
        {
            command.Parameters["GrainIdExtensionString"].Value = $"t:{started}/{commits % Keys}";
            command.Parameters["GrainStateVersion"].Value = versions[commits % Keys] ?? DBNull.Value;
            versions[commits % Keys] = command.ExecuteScalar();
        }

        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static SqlParameter[] Parameters(string key, object? version) =>
    [
        new("GrainIdHash", 1L),
        new("GrainIdN0", 0L),
        new("GrainIdN1", 0L),
        new("GrainTypeHash", 1L),
        new("GrainTypeString", "chat"),
        new("GrainIdExtensionString", key),
        new("ServiceId", "benchmark"),
        new("GrainStateVersion", version),
        new("PayloadBinary", Payload),
    ];
}
