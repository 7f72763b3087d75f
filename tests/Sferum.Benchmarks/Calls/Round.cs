namespace Sferum.Benchmarks.Calls;

/// <summary>What one scenario did in one round.</summary>
/// <param name="Rate">Calls a second that succeeded.</param>
/// <param name="Median">Latency that half of the calls did not exceed.</param>
/// <param name="Slow">Latency that 99 in 100 calls did not exceed.</param>
/// <param name="Processor">Processor time of the service for one call.</param>
/// <param name="Failed">Calls that failed.</param>
/// <param name="Trouble">How the last of these failed.</param>
internal sealed record Round(double Rate, TimeSpan Median, TimeSpan Slow, TimeSpan Processor, int Failed, string? Trouble)
{
    public static Round Of(IEnumerable<CallerLog> callers, TimeSpan elapsed, TimeSpan processor)
    {
        var logs = callers.ToList();
        var times = logs.SelectMany(log => log.Times).Order().ToArray();
        return new Round(
            times.Length / elapsed.TotalSeconds, Percentile(times, 50), Percentile(times, 99), processor / Math.Max(1, times.Length),
            logs.Sum(log => log.Failed), logs.Select(log => log.Trouble).FirstOrDefault(trouble => trouble is not null));
    }

    private static TimeSpan Percentile(TimeSpan[] ordered, int percent) =>
        ordered.Length == 0 ? TimeSpan.Zero : ordered[Math.Min(ordered.Length - 1, ordered.Length * percent / 100)];
}
