using Orleans.Dashboard;
using Sferum.GrpcHost.Telemetry;

namespace Sferum.GrpcHost;

/// <summary>Orleans' own dashboard for operators, without its views of states and of the log: those hold personal data.</summary>
internal static class DashboardHosting
{
    internal const string Path = "/dashboard";

    /// <summary>What it may ask for. Anything else, what a later version adds too, is refused.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "index.html", "favicon.ico", "index.min.js", "index.css", "fonts/{**path}", "img/{**path}", "version", "DashboardCounters", "ClusterStats", "HistoricalStats/{*path}",
        "SiloProperties/{*address}", "SiloMetadata/{*address}", "SiloStats/{*address}", "SiloCounters/{*address}", "GrainStats/{*grainName}", "TopGrainMethods", "LifecycleStages", "GrainTypes",
    };

    internal static void AddDashboard(this WebApplicationBuilder builder, DashboardSettings settings)
    {
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

    internal static void MapDashboard(this WebApplication app, DashboardSettings settings)
    {
        if (!settings.Enabled)
        {
            return;
        }

        var pages = app.MapOrleansDashboard(Path).ForOperators();
        ((IEndpointConventionBuilder)pages).Add(static endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } && !Allowed.Contains(pattern[Path.Length..].TrimStart('/')))
            {
                endpoint.Metadata.Add(OperatorEndpoints.Mark.Nobody);
            }
        });
    }

    private static IEnumerable<ServiceDescriptor> Listeners(WebApplicationBuilder builder) => builder.Services.Where(service => service.ServiceType == typeof(ILoggerProvider));
}
