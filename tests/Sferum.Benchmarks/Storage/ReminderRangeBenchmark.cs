using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Benchmarks.Storage;

/// <summary>What it costs a silo to look for reminders that are due soon, when a million lie far ahead.</summary>
internal static class ReminderRangeBenchmark
{
    private const int Far = 1_000_000;
    private const int Near = 2_000;
    private const int Reads = 30; // Orleans cuts the ring of one silo into that many ranges.

    private const string Fill = """
        INSERT INTO Reminder (ServiceId, GrainId, ReminderName, GrainHash, StartTime, Period, Version)
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @Count)
        SELECT 'benchmark', 'conference/t:' || @Prefix || i, 'start', (i * 2654435761) % 4294967296 - 2147483648, (unixepoch() + @Ahead + i) * 10000000, 60000, 1
          FROM n
        """;

    public static async Task RunAsync(string file, TextWriter output)
    {
        await using var gate = new SqliteGate(file, new StorageOptions(), NullLogger.Instance);
        await FillAsync(gate, "near", Near, ahead: 60);
        var without = await RefreshAsync(gate);
        await FillAsync(gate, "far", Far, ahead: 86_400);
        var with = await RefreshAsync(gate);
        await output.WriteLineAsync(
            $"a refresh of {Near} reminders: {Milliseconds(without)} ms, with {Far:N0} far ones beside them {Milliseconds(with)} ms");
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);

    private static Task<SqlRows> FillAsync(SqliteGate gate, string prefix, long count, long ahead) =>
        gate.ExecuteAsync(Fill, [new("Count", count), new("Prefix", prefix), new("Ahead", ahead)], TimeSpan.FromMinutes(5), CancellationToken.None);

    private static async Task<TimeSpan> RefreshAsync(SqliteGate gate)
    {
        var sql = (string)(await gate.ExecuteAsync("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'ReadRangeRows1Key'", [], TimeSpan.FromSeconds(30), CancellationToken.None)).Rows[0][0]!;
        const long Width = (1L << 32) / Reads;
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Reads).Select(i =>
                gate.ExecuteAsync(
                    sql,
                    [new("ServiceId", "benchmark"), new("BeginHash", int.MinValue + i * Width), new("EndHash", int.MinValue + (i + 1) * Width)],
                    TimeSpan.FromSeconds(30),
                    CancellationToken.None)));
            var took = Stopwatch.GetElapsedTime(started);
            best = took < best ? took : best;
        }

        return best;
    }
}
