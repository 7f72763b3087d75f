using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Testing.PostgreSql;

namespace Sferum.Benchmarks.Storage;

/// <summary>What a durable write of one grain's row costs on PostgreSQL, beside pgbench's upsert of one row of the same size, on the same server in the same run. A change that owes is two writes: with what is owed, and when that is done.</summary>
internal static partial class PostgreSqlBenchmark
{
    private const int Callers = 64;
    private const int Rows = 2_048;
    private const int RowBytes = 1_500;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    private const string Upsert = """
        \set key random(1, 2048)
        INSERT INTO bench VALUES (:key, decode(repeat('cd', 1500), 'hex')) ON CONFLICT (key) DO UPDATE SET body = excluded.body;
        """;

    /// <summary>Prints the rates and their ratio.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var connection = await server.NewDatabaseAsync();
        _ = await UpsertsAsync(server, 1);
        var before = await UpsertsAsync(server, (int)Length.TotalSeconds);
        var changes = await ChangesAsync(connection, owing: false);
        var middle = await UpsertsAsync(server, (int)Length.TotalSeconds);
        var owing = await ChangesAsync(connection, owing: true);
        var after = await UpsertsAsync(server, (int)Length.TotalSeconds);
        var upserts = (before + middle + after) / 3;
        await output.WriteLineAsync($"PostgreSQL, pgbench's upsert, 16 clients        {Rate(upserts)}/s");
        await output.WriteLineAsync($"durable changes, {Callers} callers, nothing owed      {Rate(changes)}/s, against the upsert {Ratio(changes, (before + middle) / 2)}");
        await output.WriteLineAsync($"durable changes, {Callers} callers, with owed work    {Rate(owing)}/s, against the upsert {Ratio(owing, (middle + after) / 2)}");
    }

    private static string Rate(double rate) => rate.ToString("N0", CultureInfo.InvariantCulture).PadLeft(8);

    private static string Ratio(double changes, double upserts) => (changes / upserts).ToString("F2", CultureInfo.InvariantCulture);

    private static async Task<double> ChangesAsync(string connection, bool owing)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddPostgreSqlStorage(new StorageSettings { Kind = StorageKind.PostgreSql, ConnectionString = connection }));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var states = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);
        var changed = 0;
        var warmedAt = Stopwatch.GetTimestamp() + (2 * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(caller))));
        return changed / Length.TotalSeconds;

        async Task WriteAsync(int caller)
        {
            var own = Enumerable.Range(0, Rows / Callers).Select(_ => new GrainState<OwingRow>(new OwingRow { Body = new byte[RowBytes] })).ToArray();
            for (var i = 0; Stopwatch.GetElapsedTime(warmedAt) < Length; i++)
            {
                var (id, row) = (GrainId.Create("benchmark", $"t:{owing}/{caller}/{i % own.Length}"), own[i % own.Length]);
                row.State!.OwedFrom = owing ? TimeProvider.System.GetUtcNow() : null;
                await states.WriteStateAsync("benchmark", id, row);
                if (owing)
                {
                    row.State.OwedFrom = null;
                    await states.WriteStateAsync("benchmark", id, row);
                }

                if (Stopwatch.GetTimestamp() >= warmedAt)
                    Interlocked.Increment(ref changed);
            }
        }
    }

    private static async Task<double> UpsertsAsync(PostgreSqlServer server, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Upsert);
            await RunAsync("psql", server, "-qc", "CREATE TABLE IF NOT EXISTS bench (key integer PRIMARY KEY, body bytea)");
            var told = await RunAsync("pgbench", server, "-n", "-M", "prepared", "-c", "16", "-j", "2", "-T", seconds.ToString(CultureInfo.InvariantCulture), "-f", script);
            return double.Parse(Tps().Match(told).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> RunAsync(string program, PostgreSqlServer server, params string[] arguments)
    {
        var port = server.Port.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(PostgreSqlPrograms.Folder(), program), ["-h", "127.0.0.1", "-p", port, "-U", "sferum", .. arguments, "postgres"])
        { RedirectStandardOutput = true })!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return told;
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
