using System.Diagnostics;
using System.Globalization;
using Sferum.Testing.Bells;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;

namespace Sferum.Benchmarks.Bells;

/// <summary>What a year of conferences ahead costs: to plan them, on disk, in memory, at a start, and one that is due among them.</summary>
internal sealed class FarBenchmark(BellTown town, SandboxProcess sandbox, TextWriter output)
{
    private const int ChatsEach = 20;
    private const int PerDay = 12;
    private const int MinutesEach = 45;
    private const int Days = 360;

    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Longer than the pause between two readings of the reminders.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(75);

    private ServiceProcess Service => town.Service;

    public static async Task RunAsync(FarOptions options, TextWriter output)
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        var benchmark = new FarBenchmark(await BellTown.OpenAsync(service, sandbox, options.Schools, ChatsEach), sandbox, output);
        var (empty, emptyReady) = await RestartAsync(service);
        await benchmark.PlanAsync(options.Count);
        await benchmark.TellOneAsync();
        var (full, fullReady) = await RestartAsync(service);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"after a restart: {full} MB, empty {empty} MB, {full - empty:+0;-0;0} MB; ready after {fullReady.TotalSeconds:0.0} s, empty {emptyReady.TotalSeconds:0.0} s"));
        await benchmark.TellOneAsync();
    }

    private static async Task<(long Memory, TimeSpan Ready)> RestartAsync(ServiceProcess service)
    {
        await service.KillAsync();
        await service.StartAgainAsync();
        await Task.Delay(Settling, TimeProvider.System);
        return (ProcessMemory.Now(service), service.TimeToReady);
    }

    private async Task PlanAsync(int count)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(town.Zone);
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).Date;
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
        {
            var (school, rest) = (town.Schools[i % town.Schools.Count], i / town.Schools.Count);
            var (chat, slot) = (school.Chats[rest % ChatsEach], rest / ChatsEach);
            var start = new DateTimeOffset(today.AddDays(1 + (slot % Days)).AddHours(8).AddMinutes(slot / Days % PerDay * MinutesEach), TimeSpan.Zero);
            await Service.Clients.Conferences.CreateConferenceAsync(
                BellPlan.Request(school.Name, chat, start, start.AddMinutes(MinutesEach), string.Create(CultureInfo.InvariantCulture, $"far-{i}")), cancellationToken: cancellation);
        });
        var took = Stopwatch.GetElapsedTime(started);
        var file = await SizeAsync() >> 20;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{count} planned over {Days} days in {took.TotalSeconds:0} s ({count / took.TotalSeconds:0}/s); database {file} MB; memory at most {ProcessMemory.Peak(Service)} MB, now {ProcessMemory.Now(Service)} MB"));
    }

    private async Task<long> SizeAsync()
    {
        if (!Service.IsOnPostgreSql)
            return new FileInfo(Path.Combine(Service.DataDirectory, "sferum.db")).Length;
        await using var connection = await Service.OpenDatabaseAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_database_size(current_database())";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task TellOneAsync()
    {
        var seq = await sandbox.Client.LastSeqAsync();
        var plan = await BellPlan.MakeAsync(town, 1, TimeProvider.System.GetUtcNow() + Lead, Length, $"one-{seq}");
        var ledger = await Eventually.ReadAsync(() => sandbox.Client.LedgerAsync(seq), entries => entries.Any(entry => entry.Effect.Kind == "call_started"), Patience);
        await output.WriteLineAsync($"one that was due in a minute: {Lateness.Of(ledger, "call_started", plan.Start)}");
    }
}
