using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>How states are written to PostgreSQL.</summary>
internal static class StateWriteMetrics
{
    private static readonly Histogram<int> GroupSize = SferumTelemetry.Meter.CreateHistogram(
        "sferum.postgresql.group.size", "{write}", "Writes of states that shared one statement and one commit.", tags: null, SferumTelemetry.CountBuckets);

    private static readonly Histogram<double> GroupDuration = SferumTelemetry.Meter.CreateHistogram(
        "sferum.postgresql.group.duration", "s", "Time of one such statement, its commit and the wait for a connection included.", tags: null, SferumTelemetry.WaitBuckets);

    /// <summary>A group is on the server's disk.</summary>
    /// <param name="size">Its writes.</param>
    /// <param name="began">When it began, as a timestamp of <see cref="Stopwatch"/>.</param>
    public static void Wrote(int size, long began)
    {
        GroupSize.Record(size);
        GroupDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }
}
