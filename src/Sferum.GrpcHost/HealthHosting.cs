using Grpc.AspNetCore.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Health;
using Sferum.Silo.Health;

namespace Sferum.GrpcHost;

/// <summary>
/// Health on both faces: live (the process answers) and ready (calls can be taken). gRPC: the services <c>live</c> and <c>ready</c>, the empty name and every
/// service of the contract say ready. HTTP: <c>/healthz</c> and <c>/readyz</c>.
/// </summary>
internal static class HealthHosting
{
    /// <summary>The tag of checks that say whether calls can be taken.</summary>
    internal const string ReadyTag = HealthPages.ReadyTag;

    private const string LiveTag = HealthPages.LiveTag;

    internal static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpcHealthChecks(health =>
        {
            health.Services.Map("", Ready);
            health.Services.Map(LiveTag, check => check.Tags.Contains(LiveTag));
            health.Services.Map(ReadyTag, Ready);
            foreach (var service in Contract.Services)
            {
                health.Services.Map(service.FullName, Ready);
            }
        })
        // That it answers is the whole of it; without a check gRPC's health would say "unknown".
        .AddCheck("live", () => HealthCheckResult.Healthy(), [LiveTag])
        .AddCheck<StartedHealthCheck>("started", tags: [ReadyTag]);
    }

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGrpcHealthChecksService();
        app.MapHealthPages(OpenFace.Mark);
    }

    private static bool Ready(HealthCheckMapContext check) => check.Tags.Contains(ReadyTag);
}
