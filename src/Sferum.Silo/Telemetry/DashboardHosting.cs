using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;

namespace Sferum.Silo.Telemetry;

/// <summary>Orleans' own dashboard, without its views of states, of reminders and of the log: those hold personal data.</summary>
public static class DashboardHosting
{
    /// <summary>Its path.</summary>
    public const string Path = "/dashboard";

    /// <summary>What it may ask for. Anything else, what a later version adds too, is refused.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "index.html", "favicon.ico", "index.min.js", "index.css", "fonts/{**path}", "img/{**path}", "version", "DashboardCounters", "ClusterStats", "HistoricalStats/{*path}",
        "SiloProperties/{*address}", "SiloMetadata/{*address}", "SiloStats/{*address}", "SiloCounters/{*address}", "GrainStats/{*grainName}", "TopGrainMethods", "LifecycleStages", "GrainTypes",
    };

    /// <summary>Adds it to a process with a silo, where the settings want it.</summary>
    public static void AddDashboard(this IHostApplicationBuilder builder, DashboardSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.Enabled)
        {
            return;
        }

        var before = Listeners(builder).ToArray();
        builder.UseOrleans(silo => silo.AddDashboard(dashboard => dashboard.HideTrace = true));
        // It would listen to every message at every level, those of categories that are silenced for their addresses too, for a view that is not given.
        foreach (var listener in Listeners(builder).Except(before).ToArray())
        {
            builder.Services.Remove(listener);
        }
    }

    /// <summary>Maps it; null where the settings want none.</summary>
    public static IEndpointConventionBuilder? MapDashboard(this IEndpointRouteBuilder endpoints, DashboardSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.Enabled)
        {
            return null;
        }

        IEndpointConventionBuilder pages = endpoints.MapOrleansDashboard(Path);
        pages.Add(static endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } && !Allowed.Contains(pattern[Path.Length..].TrimStart('/')))
            {
                endpoint.RequestDelegate = Refuse;
            }
        });
        return pages;
    }

    private static Task Refuse(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static IEnumerable<ServiceDescriptor> Listeners(IHostApplicationBuilder builder) => builder.Services.Where(service => service.ServiceType == typeof(ILoggerProvider));
}
