using System.Globalization;

namespace Sferum.Benchmarks.Calls;

/// <summary>The figures as lines of text; the first scenario is the one that the others are held against.</summary>
internal static class ResultTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<Measured> scenarios, IReadOnlyList<double> commits)
    {
        yield return $"{"",-44}{"calls/s",10}{"±",7}{"of empty",10}{"p50 ms",9}{"p99 ms",9}{"cpu ms",9}{"failed",8}";
        foreach (var scenario in scenarios)
            yield return scenario.Unavailable is null ? Line(scenario, scenarios[0]) : $"{scenario.Name,-44}  not measured";
        yield return Format($"{"SQLite alone, durable single commits",-44}{Measured.Median(commits),10:N0}{(commits.Max() - commits.Min()) / 2 / Measured.Median(commits),7:P0}");
        foreach (var scenario in scenarios.Where(scenario => scenario.Trouble is not null))
            yield return $"{scenario.Name}: {scenario.Trouble}";
    }

    private static string Line(Measured scenario, Measured empty)
    {
        var ratio = empty.Unavailable is null ? scenario.Against(empty) : double.NaN;
        return Format(
            $"{scenario.Name,-44}{scenario.Rate,10:N0}{scenario.Spread,7:P0}{ratio,10:F3}{scenario.MedianMilliseconds,9:F2}{scenario.SlowMilliseconds,9:F2}{scenario.ProcessorMilliseconds,9:F2}{scenario.Failed,8}");
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
