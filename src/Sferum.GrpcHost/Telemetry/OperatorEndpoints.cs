using System.Net;

namespace Sferum.GrpcHost.Telemetry;

/// <summary>
/// What only operators may see: metrics and Orleans' dashboard. While callers are not authenticated they are given to this machine alone, whatever the server listens on. The one place where authorization is asked for, once
/// there is any: <see cref="ForOperators"/>.
/// </summary>
internal static class OperatorEndpoints
{
    /// <summary>Marks endpoints as operators'.</summary>
    internal static T ForOperators<T>(this T endpoints)
        where T : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(Mark.Operators);
        return endpoints;
    }

    /// <summary>Refuses what is marked to whoever may not see it, and what nobody may see to everybody. Behind routing.</summary>
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var marks = http.GetEndpoint()?.Metadata.GetOrderedMetadata<Mark>() ?? [];
        if (marks.Count == 0 || (!marks.Contains(Mark.Nobody) && IsOfThisMachine(http.Connection.RemoteIpAddress)))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    internal static bool IsOfThisMachine(IPAddress? address) => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Who may see an endpoint.</summary>
    internal sealed class Mark
    {
        private Mark()
        {
        }

        internal static Mark Operators { get; } = new();

        internal static Mark Nobody { get; } = new();
    }
}
