using System.Diagnostics.Metrics;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.UserLinks;

/// <summary>Links that came and went.</summary>
internal static class LinkMetrics
{
    private static readonly Counter<long> Changes = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.links.changes", "{link}", "Links that were made, that the provider no longer accepts, that were ended, and attempts that were refused.");

    static LinkMetrics()
    {
        foreach (var change in (string[])["linked", "broken", "unlinked", "refused"])
        {
            Changes.Add(0, Change(change));
        }
    }

    public static void Linked() => Changes.Add(1, Change("linked"));

    public static void Broken() => Changes.Add(1, Change("broken"));

    public static void Unlinked() => Changes.Add(1, Change("unlinked"));

    public static void Refused() => Changes.Add(1, Change("refused"));

    private static KeyValuePair<string, object?> Change(string change) => new("change", change);
}
