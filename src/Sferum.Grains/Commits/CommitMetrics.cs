using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Commits;

/// <summary>Writes of rows, owed work, and what the sweep finds of it.</summary>
internal static class CommitMetrics
{
    private static readonly Histogram<double> Duration = SferumTelemetry.Meter.CreateHistogram(
        "sferum.commit.duration", "s", "Time of one write of a grain's row, until it is on the disk.", tags: null, SferumTelemetry.WaitBuckets);

    private static readonly Counter<long> WorkFailures = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.work.failures", "{step}", "Steps of owed work that failed and are tried again.");

    private static readonly Counter<long> Woken = SferumTelemetry.Meter.CreateCounter<long>("sferum.sweep.woken", "{grain}", "Grains that the sweep for owed work woke.");

    private static readonly Counter<long> SweepFailures = SferumTelemetry.Meter.CreateCounter<long>("sferum.sweep.failures", "{sweep}", "Sweeps for owed work that failed.");

    // Every type that can owe, at zero: a line that is not there yet rises for nobody.
    private static readonly string[] Types =
    [
        .. typeof(CommitMetrics).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IOwesWork)))
            .SelectMany(type => type.GetCustomAttributesData().Where(data => data.AttributeType == typeof(GrainTypeAttribute)))
            .Select(data => (string)data.ConstructorArguments[0].Value!),
    ];

    private static volatile OwedCensus _owed = OwedCensus.Of(Types);

    private static readonly ObservableGauge<int> OwedGrains = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.owed.grains", static () => _owed.Counts(), "{grain}", "Grains that have owed something for more than 3 s, at the last sweep.");

    private static readonly ObservableGauge<double> OwedAge = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.owed.age", static () => _owed.Ages(), "s", "For how long the oldest of them has owed, at the last sweep.");

    static CommitMetrics()
    {
        Woken.Add(0);
        SweepFailures.Add(0);
        foreach (var type in Types)
        {
            WorkFailures.Add(0, new KeyValuePair<string, object?>("grain", type));
        }
    }

    /// <summary>A write has ended.</summary>
    /// <param name="grain">The grain's type.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="isDone">Whether it is on the disk.</param>
    public static void Wrote(string grain, double seconds, bool isDone) =>
        Duration.Record(seconds, new KeyValuePair<string, object?>("grain", grain), new KeyValuePair<string, object?>("outcome", isDone ? "done" : "failed"));

    /// <summary>A step of owed work has failed.</summary>
    public static void WorkFailed(string grain) => WorkFailures.Add(1, new KeyValuePair<string, object?>("grain", grain));

    /// <summary>A sweep has come to its end.</summary>
    public static void Swept(OwedCensus found, int woken)
    {
        _owed = found.Beside(_owed);
        Woken.Add(woken);
    }

    /// <summary>A sweep could not be made.</summary>
    public static void SweepFailed() => SweepFailures.Add(1);
}
