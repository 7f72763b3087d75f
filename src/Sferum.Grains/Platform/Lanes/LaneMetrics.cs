using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>The lanes in this process's memory.</summary>
internal static class LaneMetrics
{
    private static readonly LaneCondition[] Conditions = [.. Enum.GetValues<LaneCondition>().Where(condition => condition != LaneCondition.Unspecified)];
    private static readonly ConcurrentDictionary<LaneGauge, int> Lanes = [];

    private static readonly ObservableGauge<int> Count = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.lanes", CountConditions, "{lane}", "Lanes in memory, by how they are.");

    private static readonly ObservableGauge<int> WaitingCalls = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.lane.waiting", CountWaiting, "{call}", "Calls to the platform that wait in lanes, by their place in the order.");

    public static LanePriority[] Priorities { get; } = Enum.GetValues<LanePriority>();

    /// <summary>A lane has come into memory.</summary>
    public static void Join(LaneGauge lane) => Lanes[lane] = 0;

    /// <summary>A lane has left memory.</summary>
    public static void Leave(LaneGauge lane) => Lanes.TryRemove(lane, out _);

    private static IEnumerable<Measurement<int>> CountConditions()
    {
        var lanes = Lanes.Keys.ToLookup(lane => lane.Condition);
        return Conditions.Select(condition => new Measurement<int>(lanes[condition].Count(), new KeyValuePair<string, object?>("condition", TagWords.Of(condition))));
    }

    private static IEnumerable<Measurement<int>> CountWaiting() => Priorities.Select(
        priority => new Measurement<int>(Lanes.Keys.Sum(lane => lane.Waiting(priority)), new KeyValuePair<string, object?>("priority", TagWords.Of(priority))));
}
