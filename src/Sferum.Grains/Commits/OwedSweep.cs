using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;

namespace Sferum.Grains.Commits;

/// <summary>
/// Wakes the grains whose row says that they owe something: all of them when a silo starts, those of the next minute too, whose waiting died with the process before; later those that have owed for some seconds, which their own activation
/// has evidently not done, and at once when a silo has gone or come. This is the net under every activation that died with its process (design: kill at any line, work goes on within 15 s of ready).
/// </summary>
internal sealed partial class OwedSweep(IOwedIndex index, IGrainFactory grains, TimeProvider time, ILogger<OwedSweep> logger, SweepShares? shares = null)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int PageSize = 500;

    private const int WakesAtOnce = 64;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // Younger work is being done by the activation that committed it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(OwedSweep), ServiceLifecycleStage.Last, _ => StartAsync(), _ => StopAsync());

    public void Dispose() => _stop.Dispose();

    /// <summary>Wakes everything of this silo's share that owes since a moment or longer; answers how many grains.</summary>
    public async Task<int> SweepAsync(DateTimeOffset owedBy, CancellationToken cancellation)
    {
        var (woken, found, share, now) = (0, OwedCensus.Empty with { Now = time.GetUtcNow() }, shares?.Now ?? SweepShare.Whole, time.GetUtcNow());
        OwedRow? last = null;
        while (true)
        {
            var page = await index.ReadAsync(owedBy, last, PageSize, cancellation);
            OwedRow[] own = [.. page.Where(row => share.Takes(row, now))];
            await Parallel.ForEachAsync(own, Options(cancellation), (row, _) => WakeAsync(row));
            woken += own.Length;
            found = found.With(page);
            if (page.Count < PageSize)
            {
                CommitMetrics.Swept(found, woken);
                return woken;
            }

            last = page[^1];
        }
    }

    private static ParallelOptions Options(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = WakesAtOnce, CancellationToken = cancellation };

    private Task StartAsync()
    {
        _loop = LoopAsync(_stop.Token);
        return Task.CompletedTask;
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LoopAsync(CancellationToken cancellation)
    {
        var changed = shares?.Changed;
        await SweepOnceAsync(-Ahead, cancellation);
        using var timer = new PeriodicTimer(Period, time);
        var tick = timer.WaitForNextTickAsync(cancellation).AsTask();
        while (!cancellation.IsCancellationRequested)
        {
            var isChange = changed is not null && await Task.WhenAny(tick, changed) == changed;
            if (!isChange)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(cancellation).AsTask();
            }

            // What a silo that is gone was doing, or was waiting for in memory, is taken over as at a start.
            changed = shares?.Changed;
            await SweepOnceAsync(isChange ? -Ahead : Patience, cancellation);
        }
    }

    private async Task SweepOnceAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            await SweepAsync(time.GetUtcNow() - patience, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            CommitMetrics.SweepFailed();
            LogFailed(error);
        }
    }

    // A grain that cannot be woken now is found again by the next sweep.
    private async ValueTask WakeAsync(OwedRow row)
    {
        try
        {
            await grains.OwingGrain(row).WakeAsync();
        }
        catch (Exception error)
        {
            LogNotWoken(row.GrainType, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A sweep for owed work failed; the next one follows.")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(2, LogLevel.Warning, "A grain of type {GrainType} that owes work could not be woken.")]
    private partial void LogNotWoken(string grainType, Exception error);
}
