using System.Collections.Concurrent;
using Sferum.Testing.Bells;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Bells;

/// <summary>A bell in real processes on SQLite: the service is killed two seconds before it and one second after it, and started again at once.</summary>
internal sealed class KilledBell(ITestOutputHelper output, int schools, int conferences)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    /// <summary>Plans, kills twice, and sees that all of it was done, once.</summary>
    /// <param name="lead">From the first plan to the bell.</param>
    /// <param name="length">From the bell to the end.</param>
    /// <param name="endThem">True: they are ended by hand instead of being waited for.</param>
    public async Task RingAsync(TimeSpan lead, TimeSpan length, bool endThem)
    {
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        var town = await BellTown.OpenAsync(service, sandbox, schools, conferences / schools);
        var seq = await sandbox.Client.LastSeqAsync();
        var plan = await BellPlan.MakeAsync(town, conferences, TimeProvider.System.GetUtcNow() + lead, length, "bell");
        Assert.True(TimeProvider.System.GetUtcNow() < plan.Start - Before, "They were not planned in time.");
        await KillAtAsync(service, plan.Start - Before);
        await KillAtAsync(service, plan.Start + After);
        await StateAsync(service, plan, ConferenceState.Active);
        output.WriteLine($"starts {Lateness.Of(await sandbox.Client.LedgerAsync(seq), "call_started", plan.Start)}; ready again after {service.TimeToReady.TotalSeconds:0.0} s");
        await (endThem ? EndAsync(service, plan) : Task.CompletedTask);
        await StateAsync(service, plan, ConferenceState.Ended);
        await ShowAsync(sandbox, service, plan, await sandbox.Client.LedgerAsync(seq), endThem);
    }

    private static async Task KillAtAsync(ServiceProcess service, DateTimeOffset moment)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() >= moment), Patience);
        await service.KillAsync();
        await service.StartAgainAsync();
    }

    private static async Task StateAsync(ServiceProcess service, BellPlan plan, ConferenceState state)
    {
        var left = new ConcurrentDictionary<string, bool>(plan.Conferences.Select(conference => KeyValuePair.Create(conference.Name, true)));
        await Eventually.HoldsAsync(
            async () =>
            {
                await ForEachAsync(left.Keys, async name =>
                {
                    if ((await service.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = name })).State == state)
                    {
                        left.TryRemove(name, out _);
                    }
                });
                return left.IsEmpty;
            },
            plan.End - plan.Start + Patience,
            what: $"all are {state}");
    }

    private static Task EndAsync(ServiceProcess service, BellPlan plan) => ForEachAsync(plan.Conferences, conference =>
        service.Clients.Conferences.EndConferenceAsync(new EndConferenceRequest { Name = conference.Name, RequestId = "end", ActingAccount = conference.School.Administrator }).ResponseAsync);

    private async Task ShowAsync(SandboxProcess sandbox, ServiceProcess service, BellPlan plan, IReadOnlyList<LedgerEntry> ledger, bool endedByHand)
    {
        var chats = (await sandbox.Client.ChatsAsync()).ToLookup(chat => chat.Title, chat => chat.Id);
        var calls = ledger.Where(entry => entry.Effect.Kind == "call_started").ToLookup(entry => entry.Effect.Chat);
        var orphans = 0;
        foreach (var conference in plan.Conferences)
        {
            var own = calls[chats[conference.Chat.Title].Single()].Count();
            var lost = OrphansOf(service, conference.Name);
            Assert.True(own >= 1, $"{conference.Name} was never started");
            Assert.True(own <= 1 + lost, $"{conference.Name} was started {own} times, though only {lost} answers were lost");
            orphans += own - 1;
        }

        Assert.Equal(plan.Conferences.Count, ledger.Count(entry => entry.Effect.Kind == "call_finished"));
        Assert.Equal(orphans, (await sandbox.Client.WorldAsync()).ActiveCalls.Count());
        Assert.True(Lateness.Of(ledger, "call_started", plan.Start).Least >= TimeSpan.Zero, "a start came early");
        var ends = Lateness.Of(ledger, "call_finished", plan.End);
        Assert.True(endedByHand || ends.Least >= TimeSpan.Zero, "an end came early");
        output.WriteLine($"{(endedByHand ? "ended by hand" : $"ends {ends}")}; {orphans} calls whose answer died with the process were asked for again and are listed as possible orphans");
    }

    // Requests whose answer died with the process are told of when the call is asked for again.
    private static int OrphansOf(ServiceProcess service, string conference) =>
        service.Output.Count(line => line.Contains("Possible orphans", StringComparison.Ordinal) && line.Contains(conference, StringComparison.Ordinal));

    private static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (item, _) => await act(item));
}
