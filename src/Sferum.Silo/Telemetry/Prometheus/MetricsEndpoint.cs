using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Sferum.Silo.Telemetry.Prometheus;

/// <summary>Where Prometheus fetches the metrics.</summary>
public static class MetricsEndpoint
{
    /// <summary>Its path.</summary>
    public const string Path = "/metrics";

    /// <summary>Maps it; null where the settings want none.</summary>
    public static IEndpointConventionBuilder? MapSferumMetrics(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.ServiceProvider.GetService<PrometheusPage>() is { } page ? endpoints.MapGet(Path, http => AnswerAsync(http, page)) : null;
    }

    private static async Task AnswerAsync(HttpContext http, PrometheusPage page)
    {
        if (await page.ReadAsync(http.RequestAborted) is not { } text)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        http.Response.ContentType = PrometheusText.ContentType;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
