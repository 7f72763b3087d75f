using System.Globalization;
using Sferum.Testing.Bells;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;

namespace Sferum.Benchmarks.Bells;

/// <summary>
/// Bells: thousands of conferences of many schools that begin in one second, and end in one, with a sandbox that takes 50 ms for an answer. Lateness is the effect's time in the sandbox's
/// ledger against the plan; service, sandbox and load share the machine.
/// </summary>
internal sealed class BellBenchmark(BellTown town, SandboxProcess sandbox, TextWriter output)
{
    private const int PlannedPerSecond = 200;

    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(BellOptions options, TextWriter output)
    {
        await using var sandbox = await SandboxProcess.StartAsync(("ApiLatency", "00:00:00.050"));
        await using var service = await ServiceProcess.StartAsync(sandbox.Address, StoredWrites.Telling);
        var chats = Math.Max(2, (options.Sizes.Append(options.Schools).Max() + options.Schools - 1) / options.Schools);
        var town = await BellTown.OpenAsync(service, sandbox, options.Schools, chats);
        var benchmark = new BellBenchmark(town, sandbox, output);
        foreach (var size in options.Sizes)
            await benchmark.RingAsync(size);
        if (options.Flood > 0)
            await FloodedBell.RingAsync(town, sandbox, options.Flood, output);
    }

    private async Task RingAsync(int size)
    {
        var start = TimeProvider.System.GetUtcNow() + Lead + TimeSpan.FromSeconds(size / PlannedPerSecond);
        var plan = await BellPlan.MakeAsync(town, size, start, Length, $"bell-{size}");
        await output.WriteLineAsync($"{size} conferences of {town.Schools.Count} schools, planned {(plan.Start - TimeProvider.System.GetUtcNow()).TotalSeconds:0} s ahead");
        await TellAsync("starts", "call_started", plan.Start, size);
        await TellAsync("ends", "call_finished", plan.End, size);
    }

    private async Task TellAsync(string what, string kind, DateTimeOffset moment, int size)
    {
        await MomentAsync(moment - TimeSpan.FromSeconds(2));
        var (seq, requests, writes) = (await sandbox.Client.LastSeqAsync(), await RequestsAsync(), await StoredWrites.ReadAsync(town.Service));
        await using var calls = CallsMeanwhile.Begin(town);
        var ledger = await DoneAsync(seq, kind, size);
        // What was done is noted behind the effect.
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var (requested, written, read) = (await RequestsAsync() - requests, await StoredWrites.ReadAsync(town.Service), await calls.EndAsync());
        var refused = (await sandbox.Client.TrafficAsync()).Sum(traffic => traffic.Refused);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
              {what} {Lateness.Of(ledger, kind, moment)}
                requests each {(double)requested / size:0.000}{written?.Since(writes!, size)}
                chats read meanwhile: {read}; refused for the rate: {refused}; warnings: {town.Service.Output.Count(IsTrouble)}
            """));
    }

    private Task<IReadOnlyList<LedgerEntry>> DoneAsync(long seq, string kind, int count) => Eventually.ReadAsync(
        () => sandbox.Client.LedgerAsync(seq), ledger => ledger.Count(entry => entry.Effect.Kind == kind) >= count, Patience, ledger => $"{ledger.Count} of {count}");

    // What the service could not do at the first try, since its start.
    private static bool IsTrouble(string line) => line.Contains("tried again", StringComparison.Ordinal) || line.Contains("asked again", StringComparison.Ordinal);

    private async Task<long> RequestsAsync() => (await sandbox.Client.TrafficAsync()).Sum(traffic => traffic.Accepted);

    private static Task MomentAsync(DateTimeOffset moment) => Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() >= moment), Patience * 3);
}
