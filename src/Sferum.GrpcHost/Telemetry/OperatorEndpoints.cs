using System.Net;
using Sferum.GrpcHost.Auth;

namespace Sferum.GrpcHost.Telemetry;

/// <summary>
/// What only operators may see, metrics, or only administrators, Orleans' dashboard. Where callers are authenticated, their role was asked for already (<see cref="Auth.EndpointAccess"/>); where they are not, these are given to this machine
/// alone.
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

    /// <summary>Marks endpoints as administrators'.</summary>
    internal static T ForAdministrators<T>(this T endpoints)
        where T : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(Mark.Administrators);
        return endpoints;
    }

    /// <summary>Refuses what is marked to whoever may not see it. Behind routing.</summary>
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var marks = http.GetEndpoint()?.Metadata.GetOrderedMetadata<Mark>() ?? [];
        if (marks.Count == 0 || IsKnown(http, marks.Max(mark => mark.Role)) || IsOfThisMachine(http.Connection.RemoteIpAddress))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsKnown(HttpContext http, CallerRole role) => Caller.Of(http) is { } caller && caller.Role >= role && caller != Caller.Loopback;

    internal static bool IsOfThisMachine(IPAddress? address) => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Who may see an endpoint.</summary>
    internal sealed class Mark
    {
        private Mark(CallerRole role) => Role = role;

        internal static Mark Operators { get; } = new(CallerRole.Operator);

        internal static Mark Administrators { get; } = new(CallerRole.Administrator);

        /// <summary>The least role.</summary>
        internal CallerRole Role { get; }
    }
}
