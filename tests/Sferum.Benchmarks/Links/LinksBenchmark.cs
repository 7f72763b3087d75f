using System.Collections.Concurrent;
using System.Globalization;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;

namespace Sferum.Benchmarks.Links;

/// <summary>
/// Many people link within a minute, each waited for by a dozen chats of their school: how long from the link to the last of the joins, by the sandbox's ledger, against what the lanes' rate
/// allows at best; and how many calls a join takes. The sandbox keeps the platform's rate and answers in 50 ms.
/// </summary>
internal static class LinksBenchmark
{
    private const int OpenedAtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(LinksOptions options, TextWriter output)
    {
        await using var sandbox = await SandboxProcess.StartAsync(("ApiLatency", "00:00:00.050"));
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        var schools = await OpenAsync(options, service, sandbox);
        var (from, before) = (await sandbox.Client.LastSeqAsync(), await TrafficAsync(sandbox, schools));
        var linked = await LinkAsync(options, schools);
        var wanted = linked.Count * options.Chats;
        var joins = await Eventually.ReadAsync(
            async () => (await sandbox.Client.LedgerAsync(from)).Where(entry => entry.Effect.Kind == "member_added").ToArray(), found => found.Length >= wanted, Patience, found => $"{found.Length} of {wanted}");
        var after = await TrafficAsync(sandbox, schools);
        await WriteAsync(options, output, linked, joins, (after.Requests - before.Requests, after.Calls - before.Calls), after.Refused);
    }

    private static async Task<IReadOnlyList<WaitingSchool>> OpenAsync(LinksOptions options, ServiceProcess service, SandboxProcess sandbox)
    {
        WaitingSchool[] schools =
        [
            .. Enumerable.Range(1, options.Schools).Select(number =>
                new WaitingSchool(service.Clients, sandbox.Client, $"links-{number}", options.People / options.Schools, options.Chats)),
        ];
        await Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (school, _) => await school.OpenAsync());
        return schools;
    }

    // Evenly over the time, schools in turn.
    private static async Task<IReadOnlyDictionary<long, DateTimeOffset>> LinkAsync(LinksOptions options, IReadOnlyList<WaitingSchool> schools)
    {
        var linked = new ConcurrentDictionary<long, DateTimeOffset>();
        var turns = schools.SelectMany(school => school.Students.Select((student, place) => (Place: place, School: school, Student: student))).OrderBy(turn => turn.Place).ToArray();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds((double)options.Seconds / turns.Length), TimeProvider.System);
        var walks = new List<Task>();
        foreach (var turn in turns)
        {
            await beat.WaitForNextTickAsync();
            walks.Add(WalkAsync(turn.School, turn.Student));
        }

        await Task.WhenAll(walks);
        return linked;

        async Task WalkAsync(WaitingSchool school, string student) => linked[await school.LinkAsync(student)] = TimeProvider.System.GetUtcNow();
    }

    private static async Task<(long Requests, long Calls, long Refused)> TrafficAsync(SandboxProcess sandbox, IReadOnlyList<WaitingSchool> schools)
    {
        var own = schools.Select(school => school.User).ToHashSet();
        var traffic = (await sandbox.Client.TrafficAsync()).Where(token => own.Contains(token.OwnerId)).ToArray();
        return (traffic.Sum(token => token.Accepted), traffic.Sum(token => token.Calls), traffic.Sum(token => token.Refused));
    }

    private static Task WriteAsync(
        LinksOptions options, TextWriter output, IReadOnlyDictionary<long, DateTimeOffset> linked, LedgerEntry[] joins, (long Requests, long Calls) used, long refused)
    {
        var last = joins.Where(join => linked.ContainsKey(join.Effect.User!.Value)).GroupBy(join => join.Effect.User!.Value).ToDictionary(own => own.Key, own => own.Max(join => join.Time));
        // The last page is there a little after the link: whoever has joined before it was there has waited for nothing.
        double[] waits = [.. linked.Select(person => Math.Max(0, (last[person.Key] - person.Value).TotalSeconds)).Order()];
        var arithmetic = Math.Ceiling(options.Chats / 25.0) / 3;
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{linked.Count} people of {options.Schools} schools linked within {options.Seconds} s, {options.Chats} chats each: from the link to the last join p50 {At(waits, 0.5):0.00} s, p99 {At(waits, 0.99):0.00} s, max {waits[^1]:0.00} s; the lanes' rate alone allows {arithmetic:0.00} s; {(double)used.Calls / joins.Length:0.00} calls and {(double)used.Requests / joins.Length:0.000} requests a join; refused for their rate {refused}"));
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
