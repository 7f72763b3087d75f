using System.Net;
using Microsoft.AspNetCore.Http;

namespace Sferum.Silo.Face;

/// <summary>
/// A page of another site can have its own name pointed at 127.0.0.1 and then ask a server there as if it were its own: such a request carries that name as its Host.
/// </summary>
public static class LoopbackName
{
    /// <summary>Whether a host is this machine by a name that nobody else can have.</summary>
    public static bool Is(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Refuses requests that come by another name.</summary>
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (Is(http.Request.Host.Host))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
