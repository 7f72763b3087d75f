using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sferum.GrpcHost.Stopping;

namespace Sferum.GrpcHost.Health;

/// <summary>Not ready before everything has started, nor from the moment when the service begins to stop: balancers send no new calls while it drains.</summary>
internal sealed class StartedHealthCheck(IHostApplicationLifetime lifetime, CallGate gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && !gate.IsLeaving
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
