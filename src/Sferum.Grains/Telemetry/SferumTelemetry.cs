using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sferum.Grains.Telemetry;

/// <summary>
/// What this service measures and traces, beside what .NET and Orleans do by themselves. One of each for the process: a process is one silo, one facade or both. The instruments are declared in
/// the noun's own <c>XMetrics</c>; all of them stand in <c>docs/metrics.md</c>.
/// </summary>
public static class SferumTelemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Sferum";

    /// <summary>The meter of every instrument of ours.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The source of every span of ours.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Seconds from "nobody notices" to "a lesson is over".</summary>
    public static InstrumentAdvice<double> LatenessBuckets { get; } = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 900] };

    /// <summary>Seconds of a disk or a neighbour.</summary>
    public static InstrumentAdvice<double> WaitBuckets { get; } = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>How many go together.</summary>
    public static InstrumentAdvice<int> CountBuckets { get; } = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 25, 32, 64, 128, 256] };
}
