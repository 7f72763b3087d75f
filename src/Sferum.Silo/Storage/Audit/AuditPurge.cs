using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sferum.Grains.Audit;

namespace Sferum.Silo.Storage.Audit;

/// <summary>Takes out entries whose time is over, some at once and at every hour. Several silos may do so together.</summary>
internal sealed partial class AuditPurge(IAuditTrail trail, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Period, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            await PurgeAsync(stoppingToken);
        }
    }

    /// <summary>Takes all of them out; trouble of the storage is for the next time.</summary>
    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays);
        try
        {
            while (await trail.PurgeAsync(before, cancellation) > 0)
            {
                // Between two batches others have their turn.
                await Task.Yield();
            }
        }
        catch (StorageFaultException fault)
        {
            LogFailed(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Entries of the audit trail whose time is over stay for now: {Fault}")]
    private partial void LogFailed(string fault);
}
