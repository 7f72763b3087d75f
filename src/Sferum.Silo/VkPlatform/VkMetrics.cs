using System.Diagnostics.Metrics;
using Sferum.Grains.Platform;
using Sferum.Grains.Telemetry;
using Sferum.Silo.VkPlatform.Messenger;

namespace Sferum.Silo.VkPlatform;

/// <summary>What is asked of the Sferum side, and what comes of it. Methods and classes of faults only: both lists are short.</summary>
internal static class VkMetrics
{
    private static readonly Histogram<double> RequestDuration = SferumTelemetry.Meter.CreateHistogram(
        "sferum.platform.request.duration", "s", "Time of one request to the platform, its answer read.", tags: null, SferumTelemetry.WaitBuckets);

    private static readonly Histogram<int> RequestCalls = SferumTelemetry.Meter.CreateHistogram(
        "sferum.platform.request.calls", "{call}", "Calls that one request carried.", tags: null, SferumTelemetry.CountBuckets);

    private static readonly Counter<long> Calls = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.platform.calls", "{call}", "Calls to the platform, by method and by what came of them.");

    /// <summary>A request of the messenger has come back.</summary>
    public static void Executed(string method, IReadOnlyList<PlatformCall> calls, IReadOnlyList<PlatformResult> results, TimeSpan took)
    {
        RequestDuration.Record(took.TotalSeconds, Method(method));
        RequestCalls.Record(calls.Count);
        for (var i = 0; i < calls.Count && i < results.Count; i++)
        {
            Calls.Add(1, Method(VkMethod.Of(calls[i]).Name), Outcome(results[i].Fault));
        }
    }

    /// <summary>A request of linking has come back.</summary>
    public static void Asked(string method, PlatformFault fault, TimeSpan took)
    {
        var name = $"id.{method}";
        RequestDuration.Record(took.TotalSeconds, Method(name));
        RequestCalls.Record(1);
        Calls.Add(1, Method(name), Outcome(fault));
    }

    private static KeyValuePair<string, object?> Method(string method) => new("method", method);

    private static KeyValuePair<string, object?> Outcome(PlatformFault fault) => new("outcome", fault == PlatformFault.None ? "done" : TagWords.Of(fault));
}
