using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sferum.Grains.Commits;

namespace Sferum.Silo.Health;

/// <summary>Reads one row of the store: a store that does not answer within a second is not ready.</summary>
internal sealed class StorageHealthCheck(IOwedIndex store, TimeProvider time) : IHealthCheck
{
    /// <summary>The tag of checks that say whether calls can be taken.</summary>
    public const string ReadyTag = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ReadAsync(DateTimeOffset.UnixEpoch, after: null, limit: 1, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The kind of the trouble only: messages of stores can hold content.
            return HealthCheckResult.Unhealthy(error.GetType().Name);
        }
    }
}
