using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Sferum.GrpcHost.Edge;
using Sferum.GrpcHost.Telemetry;

namespace Sferum.GrpcHost.Auth;

/// <summary>Which role an endpoint needs.</summary>
internal static class EndpointAccess
{
    private const string Health = "grpc.health.";
    private const string Reflection = "grpc.reflection.";

    /// <summary>What is needed; null: nothing, anybody may come.</summary>
    /// <param name="endpoint">Where the request goes; null: nowhere.</param>
    /// <param name="isGrpc">Whether it is a gRPC call.</param>
    /// <param name="isKnown">False for a call of the contract that is not in the table: refused whatever the role.</param>
    internal static CallerRole? Needed(Endpoint? endpoint, bool isGrpc, out bool isKnown)
    {
        isKnown = true;
        if (endpoint is null ? !isGrpc : endpoint.Metadata.GetMetadata<OpenFace>() is not null)
        {
            return null;
        }

        if (endpoint?.Metadata.GetOrderedMetadata<OperatorEndpoints.Mark>() is { Count: > 0 } marks)
        {
            return marks.Max(mark => mark.Role);
        }

        if (Method(endpoint) is not { } method)
        {
            // Methods and verbs that do not exist: whoever may call at all is told so.
            return isGrpc || endpoint is null or { Metadata.Count: 0 } ? CallerRole.None : CallerRole.Administrator;
        }

        if (method.StartsWith($"/{Health}", StringComparison.Ordinal))
        {
            return null;
        }

        if (method.StartsWith($"/{Reflection}", StringComparison.Ordinal))
        {
            return CallerRole.Operator;
        }

        var rule = CallTable.Of(method);
        isKnown = rule is not null;
        return rule?.Role ?? CallerRole.Administrator;
    }

    internal static CallerRole? Needed(HttpContext http, out bool isKnown) => Needed(http.GetEndpoint(), GrpcEdge.IsGrpc(http.Request), out isKnown);

    /// <summary>The method that an endpoint calls, over gRPC or as JSON.</summary>
    internal static string? Method(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName
        ?? (endpoint?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>()?.MethodDescriptor is { } method ? $"/{method.Service.FullName}/{method.Name}" : null);
}
