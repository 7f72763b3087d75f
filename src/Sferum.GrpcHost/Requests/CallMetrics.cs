using System.Diagnostics.Metrics;
using Google.Rpc;
using Grpc.Core;
using Sferum.Grains.Telemetry;

namespace Sferum.GrpcHost.Requests;

/// <summary>How calls end that do not succeed. Their times are the HTTP server's own metric, by route.</summary>
internal static class CallMetrics
{
    private static readonly Counter<long> Refusals = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.rpc.refusals", "{call}", "Calls that ended with an error, by rpc and reason.");

    private static readonly Counter<long> Repeats = SferumTelemetry.Meter.CreateCounter<long>(
        "sferum.rpc.repeats", "{call}", "Calls that were made once more because the silo that had them was dying.");

    static CallMetrics() => Repeats.Add(0);

    /// <summary>A call ends with an error.</summary>
    public static void Refused(string method, RpcException error) => Refusals.Add(
        1, Rpc(method), new KeyValuePair<string, object?>("reason", error.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? $"{error.StatusCode}"));

    /// <summary>A call is made once more.</summary>
    public static void Repeated() => Repeats.Add(1);

    private static KeyValuePair<string, object?> Rpc(string method) => new("rpc", method[(method.LastIndexOf('.') + 1)..]);
}
