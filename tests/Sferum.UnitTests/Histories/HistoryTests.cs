using System.Globalization;
using CsCheck;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.UnitTests.Histories;

/// <summary>
/// Random histories of a school with the real grains in a simulated deployment: rosters, changes, edits by hand, links, blocks, faults of the platform, a bad network and kills; in the end
/// registry and Sferum side show what a plain model says, and nothing is owed. A failure prints its seed and the shortest steps that still fail:
/// <c>SFERUM_HISTORY=seed</c> or <c>seed:step,step,…</c> plays that history alone, <c>SFERUM_HISTORIES</c> says how many are played (10,000).
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
            Check(Named(name));
            return;
        }

        var (count, events) = (0L, 0L);
        var failure = "";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Gen.ULong.Sample(
            seed =>
            {
                if (failure.Length > 0)
                {
                    return;
                }

                var outcome = History.Of(seed).Play();
                Interlocked.Increment(ref count);
                Interlocked.Add(ref events, outcome.Events);
                if (!outcome.IsWell)
                {
                    Interlocked.CompareExchange(ref failure, seed.ToString(CultureInfo.InvariantCulture), "");
                }
            },
            iter: HowMany(),
            threads: Environment.ProcessorCount);
        output.WriteLine($"{count} histories, {events} events, {watch.Elapsed.TotalSeconds:0} s");
        if (failure.Length > 0)
        {
            Check(Named(failure));
        }
    }

    private static void Check(History history)
    {
        if (!history.Play().IsWell)
        {
            Assert.Fail(ShortestHistory.Of(history).Report);
        }
    }

    private static History Named(string name)
    {
        var parts = name.Split(':');
        var whole = History.Of(ulong.Parse(parts[0], CultureInfo.InvariantCulture));
        return parts.Length == 1 ? whole : ShortestHistory.With(whole, parts[1].Split(',').Select(place => int.Parse(place, CultureInfo.InvariantCulture)));
    }

    private static long HowMany() =>
        long.TryParse(Environment.GetEnvironmentVariable("SFERUM_HISTORIES"), CultureInfo.InvariantCulture, out var count) ? count : Many;
}
