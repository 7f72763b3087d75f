using System.Globalization;
using Sferum.Testing.Bells;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;

namespace Sferum.Benchmarks.Bells;

/// <summary>One school has so many starts in one second that its own lane needs a quarter of a minute for them; how much later are those of the others?</summary>
internal static class FloodedBell
{
    private const string Kind = "call_started";

    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task RingAsync(BellTown town, SandboxProcess sandbox, int flood, TextWriter output)
    {
        var (alone, _) = await RingAsync(town, sandbox, 0, "quiet");
        var (beside, own) = await RingAsync(town, sandbox, flood, "flood");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            one start of each of {town.Schools.Count - 1} schools, alone: {alone}
              while the one beside them has {flood} (its own {own}): {beside}
              later: p50 {(beside.Percentile(50) - alone.Percentile(50)).TotalSeconds:0.00} s, p99 {(beside.Percentile(99) - alone.Percentile(99)).TotalSeconds:0.00} s, most {(beside.Most - alone.Most).TotalSeconds:0.00} s
            """));
    }

    private static async Task<(Lateness Others, Lateness Flood)> RingAsync(BellTown town, SandboxProcess sandbox, int flood, string name)
    {
        var seq = await sandbox.Client.LastSeqAsync();
        var plan = await BellPlan.MakeAsync(town, town.Schools.Count, TimeProvider.System.GetUtcNow() + Lead, Length, name);
        var school = town.Schools[0];
        // Several conferences of one chat: the lane does not mind.
        await Parallel.ForEachAsync(Enumerable.Range(0, flood), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellation) =>
            await town.Service.Clients.Conferences.CreateConferenceAsync(BellPlan.Request(school.Name, school.Chats[i % school.Chats.Count], plan.Start, plan.End, $"{name}-more-{i}"), cancellationToken: cancellation));
        var ledger = await Eventually.ReadAsync(() => sandbox.Client.LedgerAsync(seq), all => all.Count(e => e.Effect.Kind == Kind) >= plan.Conferences.Count + flood, Patience);
        var user = (await sandbox.Client.PeopleAsync()).Single(person => person.FirstName == school.Administrator["accounts/".Length..]).UserId;
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > plan.End + TimeSpan.FromSeconds(20)), Patience);
        return (Lateness.Of(ledger.Where(e => e.User != user), Kind, plan.Start), Lateness.Of(ledger.Where(e => e.User == user), Kind, plan.Start));
    }
}
