using Sferum.GrpcHost.Health;
using Sferum.GrpcHost.Settings;
using Sferum.Silo;
using Sferum.Silo.Clustering;
using Sferum.Silo.VkPlatform;

namespace Sferum.GrpcHost;

/// <summary>What stands behind the facade: a silo of this process, or the cluster.</summary>
internal static class RoleHosting
{
    internal static void AddRole(this WebApplicationBuilder builder, HostSettings settings, Action<VkPlatformOptions> platform)
    {
        if (settings.Role != HostRole.Facade)
        {
            builder.AddSferumSilo(settings.Deployment, platform);
            builder.Services.AddSingleton(settings.Drift);
            return;
        }

        builder.AddSferumClient(settings.Deployment);
        // Of the platform a facade only says where a linked person goes.
        builder.Services.AddVkPlatform(platform);
        builder.Services.AddHealthChecks().AddCheck<ClusterHealthCheck>("cluster", tags: [HealthHosting.ReadyTag]);
    }
}
