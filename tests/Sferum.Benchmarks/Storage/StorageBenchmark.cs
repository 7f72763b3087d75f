using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Gate;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Benchmarks.Storage;

/// <summary>What a durable write of one grain's row costs: SQLite alone, one commit each, and the gate with many callers, on the same disk in the same run.</summary>
public static class StorageBenchmark
{
    private const int Callers = 64;
    private const int Keys = 2_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly byte[] Payload = [.. "SF10000000000000"u8, .. new byte[1_500]];

    /// <summary>Prints the rates and their ratio.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var directory = Directory.CreateTempSubdirectory("sferum-benchmark-");
        try
        {
            var file = Path.Combine(directory.FullName, "sferum.db");
            new SchemaInstaller(SchemaScript.Embedded(), NullLogger.Instance).Install(file);
            var sql = WriteStatement(file);
            _ = RawCommits(file, sql, TimeSpan.FromSeconds(1));
            var raw = RawCommits(file, sql, Length);
            var (gate, slowest) = await GateWritesAsync(file, sql);
            await output.WriteLineAsync($"raw SQLite, durable single commits      {Rate(raw)}/s");
            await output.WriteLineAsync($"the gate, {Callers} callers, durable writes     {Rate(gate)}/s (p99 {slowest.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms)");
            await output.WriteLineAsync($"the gate against raw single commits     {(gate / raw).ToString("F2", CultureInfo.InvariantCulture)}");
            await ProviderBenchmark.RunAsync(Path.Combine(directory.FullName, "silo"), output);
            await ReminderRangeBenchmark.RunAsync(file, output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string Rate(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture).PadLeft(8);

    private static string WriteStatement(string file)
    {
        using var session = SqliteSession.OpenReader(file, TimeSpan.FromSeconds(5));
        return (string)session.Run("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'").Rows[0][0]!;
    }

    private static double RawCommits(string file, string sql, TimeSpan length)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
#pragma warning disable CA2100 // The service's own statement.
        command.CommandText = sql;
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

    private static async Task<(double Rate, TimeSpan Slowest)> GateWritesAsync(string file, string sql)
    {
        await using var gate = new SqliteGate(file, new StorageOptions(), NullLogger.Instance);
        var times = new List<TimeSpan>[Callers];
        var warmedAt = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(caller))));
        var all = times.SelectMany(own => own).Order().ToArray();
        return (all.Length / Length.TotalSeconds, all[(int)(all.Length * 0.99)]);

        async Task WriteAsync(int caller)
        {
            var own = times[caller] = [];
            var versions = new object?[Keys / Callers];
            for (var i = 0; Stopwatch.GetElapsedTime(warmedAt) < Length; i++)
            {
                var key = i % versions.Length;
                var started = Stopwatch.GetTimestamp();
                var written = await gate.ExecuteAsync(sql, Parameters($"t:{caller}/{key}", versions[key]), TimeSpan.FromSeconds(30), CancellationToken.None);
                versions[key] = written.Rows[0][0];
                if (started >= warmedAt)
                    own.Add(Stopwatch.GetElapsedTime(started));
            }
        }
    }

    private static SqlParameter[] Parameters(string key, object? version) =>
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
