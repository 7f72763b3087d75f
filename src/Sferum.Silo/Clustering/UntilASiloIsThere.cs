using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Clustering;

/// <summary>A facade that starts before the silos, or together with them, waits for the first one.</summary>
internal sealed partial class UntilASiloIsThere(TimeProvider time, ILogger<UntilASiloIsThere> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private bool _told;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!_told)
            Waiting();
        _told = true;
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo of the cluster can be reached yet; waiting for one.")]
    private partial void Waiting();
}
