using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Silo.Storage.Gate;

/// <summary>How the embedded database is used.</summary>
internal static class GateMetrics
{
    private static readonly ConcurrentDictionary<SqliteGate, int> Gates = [];

    private static readonly Histogram<int> GroupSize = SferumTelemetry.Meter.CreateHistogram(
        "sferum.sqlite.group.size", "{write}", "Writes that shared one transaction and one flush to the disk.", tags: null, SferumTelemetry.CountBuckets);

    private static readonly Histogram<double> GroupDuration = SferumTelemetry.Meter.CreateHistogram(
        "sferum.sqlite.group.duration", "s", "Time of one transaction of the writer, its flush to the disk included.", tags: null, SferumTelemetry.WaitBuckets);

    private static readonly Counter<long> Commands = SferumTelemetry.Meter.CreateCounter<long>("sferum.sqlite.commands", "{command}", "Reads and writes that were asked for.");

    private static readonly Counter<long> Refused = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.sqlite.refused", "{command}", "Commands that the full queue refused, or that waited longer than their time.");

    private static readonly ObservableGauge<int> Waiting = SferumTelemetry.Meter.CreateObservableGauge(
        "sferum.sqlite.waiting", CountWaiting, "{command}", "Commands that wait for the writer and for a reader.");

    private static readonly KeyValuePair<string, object?> Read = new("kind", "read");
    private static readonly KeyValuePair<string, object?> Write = new("kind", "write");

    static GateMetrics() => Refused.Add(0);

    public static void Open(SqliteGate gate) => Gates[gate] = 0;

    public static void Close(SqliteGate gate) => Gates.TryRemove(gate, out _);

    public static void Asked(bool isRead) => Commands.Add(1, isRead ? Read : Write);

    public static void NotDone() => Refused.Add(1);

    /// <summary>A group is on the disk.</summary>
    /// <param name="size">Its writes.</param>
    /// <param name="began">When its transaction began, as a timestamp of <see cref="Stopwatch"/>.</param>
    public static void Wrote(int size, long began)
    {
        GroupSize.Record(size);
        GroupDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static IEnumerable<Measurement<int>> CountWaiting() =>
        [new(Gates.Keys.Sum(gate => gate.WaitingReads), Read), new(Gates.Keys.Sum(gate => gate.WaitingWrites), Write)];
}
