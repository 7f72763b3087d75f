using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Chats.Drift;

/// <summary>What others change on the Sferum side.</summary>
internal static class DriftMetrics
{
    private static readonly Counter<long> Comparisons = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.drift.comparisons", "{chat}", "Comparisons of a chat with the Sferum side that came to an end.");

    private static readonly Counter<long> Findings = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.drift.findings", "{finding}", "Differences that somebody made on the Sferum side.");

    static DriftMetrics()
    {
        Comparisons.Add(0);
        foreach (var kind in Enum.GetValues<DriftKind>())
        {
            Findings.Add(0, Kind(kind));
        }
    }

    /// <summary>A comparison has come to its end.</summary>
    /// <param name="findings">What it found.</param>
    public static void Compared(IEnumerable<DriftFinding> findings)
    {
        Comparisons.Add(1);
        foreach (var finding in findings)
        {
            Findings.Add(1, Kind(finding.Kind));
        }
    }

    private static KeyValuePair<string, object?> Kind(DriftKind kind) => new("kind", TagWords.Of(kind));
}
