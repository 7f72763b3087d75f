using System.Diagnostics;

namespace Sferum.GrpcHost.Telemetry;

/// <summary>
/// Names the span of a request by its route: addresses hold tickets, codes and states of linking, and the server's own span holds nothing of them. Behind routing, before anything that can refuse.
/// </summary>
internal static class RequestTraces
{
    internal static Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        Activity.Current is { IsAllDataRequested: true } span ? NamedAsync(span, http, next) : next(http);

    private static async Task NamedAsync(Activity span, HttpContext http, RequestDelegate next)
    {
        var route = http.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText ?? "" : "";
        span.DisplayName = $"{http.Request.Method} {route}".TrimEnd();
        span.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route);
        await next(http);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
    }
}
