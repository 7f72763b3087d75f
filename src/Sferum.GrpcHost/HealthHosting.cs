using Grpc.AspNetCore.HealthChecks;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Sferum.GrpcHost.Health;

namespace Sferum.GrpcHost;

/// <summary>
/// Health on both faces: live (the process answers) and ready (calls can be taken). gRPC: the services <c>live</c> and <c>ready</c>, the empty name and every
/// service of the contract say ready. HTTP: <c>/healthz</c> and <c>/readyz</c>.
/// </summary>
internal static class HealthHosting
{
    private const string ReadyTag = "ready";

    internal static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpcHealthChecks(health =>
        {
            health.Services.Map("", Ready);
            health.Services.Map("live", context => !Ready(context));
            health.Services.Map("ready", Ready);
            foreach (var service in Contract.Services)
            {
                health.Services.Map(service.FullName, Ready);
            }
        })
        .AddCheck<StartedHealthCheck>("started", tags: [ReadyTag]);
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }

    private static bool Ready(HealthCheckMapContext check) => check.Tags.Contains(ReadyTag);
}
