using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.UnitTests.Histories;

/// <summary>
/// Random histories of a school with the real grains in a simulated deployment: rosters, changes, edits by hand, links, blocks, other Sferum administrators, faults of the platform, chats lost and changed on the Sferum side, a bad network and kills; in the end
/// registry and Sferum side show what a plain model says, and nothing is owed. A failure prints its seed and the shortest steps that still fail:
/// <c>SFERUM_HISTORY=seed</c> or <c>seed:step,step,…</c> plays that history alone; <c>SFERUM_HISTORIES</c> says how many are played (10,000), <c>SFERUM_HISTORY_FROM</c> from which
/// seed on (1).
/// </summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class HistoryTests(ITestOutputHelper output)
{
    internal const string Replay = "SFERUM_HISTORY";

    private const long Many = 10_000;

    [Fact]
    public void Histories_InTheEnd_AreAsThePlainModelSays()
    {
        if (Environment.GetEnvironmentVariable(Replay) is { Length: > 0 } name)
        {
            var parts = name.Split(':');
            var whole = History.Of(ulong.Parse(parts[0], CultureInfo.InvariantCulture));
            Check(whole, parts.Length == 1 ? All(whole) : parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.Parse(place, CultureInfo.InvariantCulture)));
            return;
        }

        var (count, events, failed) = (0L, 0L, 0L);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var from = Number("SFERUM_HISTORY_FROM", 1);
        Parallel.For(from, from + Number("SFERUM_HISTORIES", Many), (seed, loop) =>
        {
            var outcome = History.Of((ulong)seed).Play();
            Interlocked.Increment(ref count);
            Interlocked.Add(ref events, outcome.Events);
            if (!outcome.IsWell)
            {
                Interlocked.CompareExchange(ref failed, seed, 0);
                loop.Stop();
            }
        });
        output.WriteLine($"{count} histories from {from} on, {events} events, {watch.Elapsed.TotalSeconds:0} s");
        if (failed > 0)
        {
            var history = History.Of((ulong)failed);
            Check(history, All(history));
        }
    }

    private static void Check(History history, IEnumerable<int> places)
    {
        if (!ShortestHistory.With(history, places).Play().IsWell)
        {
            Assert.Fail(ShortestHistory.Of(history, places));
        }
    }

    private static IEnumerable<int> All(History history) => Enumerable.Range(0, history.Steps.Count);

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
