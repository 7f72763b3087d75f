using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Benchmarks.Storage;

/// <summary>What a durable write of one grain's row costs: SQLite alone, one commit each, and the gate with many callers, on the same disk in the same run.</summary>
public static class StorageBenchmark
{
    private const int Callers = 64;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>Prints the rates and their ratio.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var directory = Directory.CreateTempSubdirectory("sferum-benchmark-");
        try
        {
            var rows = GrainRows.In(directory.FullName);
            _ = rows.CommitRate(TimeSpan.FromSeconds(1));
            var raw = rows.CommitRate(Length);
            var (gate, slowest) = await GateWritesAsync(rows);
            await output.WriteLineAsync($"raw SQLite, durable single commits      {Rate(raw)}/s");
            await output.WriteLineAsync($"the gate, {Callers} callers, durable writes     {Rate(gate)}/s (p99 {slowest.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture)} ms)");
            await output.WriteLineAsync($"the gate against raw single commits     {(gate / raw).ToString("F2", CultureInfo.InvariantCulture)}");
            await ProviderBenchmark.RunAsync(Path.Combine(directory.FullName, "silo"), output);
            await ReminderRangeBenchmark.RunAsync(rows.File, output);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static string Rate(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture).PadLeft(8);

    private static async Task<(double Rate, TimeSpan Slowest)> GateWritesAsync(GrainRows rows)
    {
        await using var gate = new SqliteGate(rows.File, new StorageOptions(), NullLogger.Instance);
        var times = new List<TimeSpan>[Callers];
        var warmedAt = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(caller))));
        var all = times.SelectMany(own => own).Order().ToArray();
        return (all.Length / Length.TotalSeconds, all[(int)(all.Length * 0.99)]);

        async Task WriteAsync(int caller)
        {
            var own = times[caller] = [];
            var versions = new object?[GrainRows.Keys / Callers];
            for (var i = 0; Stopwatch.GetElapsedTime(warmedAt) < Length; i++)
            {
                var key = i % versions.Length;
                var started = Stopwatch.GetTimestamp();
                var written = await gate.ExecuteAsync(rows.Statement, GrainRows.Parameters($"t:{caller}/{key}", versions[key]), TimeSpan.FromSeconds(30), CancellationToken.None);
                versions[key] = written.Rows[0][0];
                if (started >= warmedAt)
                    own.Add(Stopwatch.GetElapsedTime(started));
            }
        }
    }
}
