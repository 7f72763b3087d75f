using System.Net;

namespace Sferum.Sandbox;

/// <summary>
/// Keeps the sandbox to this machine and to whoever meant to call it: the peer must be on loopback, the Host must be a loopback name
/// (a page of another site whose name was bent to 127.0.0.1 has its own), and a browser's request must come from a loopback page.
/// </summary>
internal static class LoopbackGuard
{
    public static void UseLoopbackGuard(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsWelcome(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsWelcome(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } peer && !IPAddress.IsLoopback(peer))
            return false;
        if (!IsLoopbackHost(context.Request.Host.Host))
            return false;
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || IsControl(context) is false
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsLoopbackHost(from.Host));
    }

    private static bool IsControl(HttpContext context) => context.Request.Path.StartsWithSegments("/sandbox", StringComparison.OrdinalIgnoreCase);
}
