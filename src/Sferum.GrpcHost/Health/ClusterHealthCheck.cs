using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sferum.Grains.Names;

namespace Sferum.GrpcHost.Health;

/// <summary>Asks the cluster which silos it has: a facade that gets no answer within two seconds is not ready.</summary>
internal sealed class ClusterHealthCheck(IGrainFactory grains, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var silos = await grains.Runtime().GetHosts(onlyActive: true, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return silos.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(error.GetType().Name);
        }
    }
}
