using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Conferences.Bell;

/// <summary>Who waits at the gates of this process.</summary>
internal static class BellMetrics
{
    private static readonly BellWork[] Works = Enum.GetValues<BellWork>();
    private static readonly int[] Counts = new int[Works.Length];

    /// <summary>One more waits, or one less.</summary>
    public static void Count(BellWork work, int change) => Interlocked.Add(ref Counts[(int)work], change);

    /// <summary>Those who wait now.</summary>
    public static IEnumerable<Measurement<int>> Waiting() =>
        Works.Select(work => new Measurement<int>(Volatile.Read(ref Counts[(int)work]), new KeyValuePair<string, object?>("work", TagWords.Of(work))));
}
