using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sferum.Grains.Telemetry;

namespace Sferum.Grains.Commits;

/// <summary>
/// Does what a grain owes, behind its answers: one step after the other, never two at once, interleaved with the grain's commands. It never holds the committer,
/// so two grains may owe each other. A step that fails is tried again with growing pauses; what dies with the process is woken by <see cref="OwedSweep"/>.
/// </summary>
internal sealed partial class OwedWorker
{
    private readonly Func<CancellationToken, Task<WorkStep>> _step;
    private readonly IGrainTimer _timer;
    private readonly GrainId _grain;
    private readonly ILogger _logger;
    private bool _running;
    private bool _woken;
    private bool _retryScheduled;
    private int _failures;

    public OwedWorker(IGrainBase grain, Func<CancellationToken, Task<WorkStep>> step, ILogger logger)
    {
        (_step, _logger, _grain) = (step, logger, grain.GrainContext.GrainId);
        _timer = grain.RegisterGrainTimer(RunAsync, new GrainTimerCreationOptions
        {
            DueTime = Timeout.InfiniteTimeSpan,
            Period = Timeout.InfiniteTimeSpan,
            Interleave = true,
            KeepAlive = true,
        });
    }

    /// <summary>Something new is owed: begin now, also when a later try is scheduled.</summary>
    public void Wake()
    {
        _woken = true;
        if (!_running)
        {
            Schedule(TimeSpan.Zero, retry: false);
        }
    }

    /// <summary>Something is owed: begin, unless work is under way or a later try is scheduled.</summary>
    public void EnsureAwake()
    {
        if (!_running && !_retryScheduled)
        {
            Wake();
        }
    }

    private void Schedule(TimeSpan delay, bool retry)
    {
        _retryScheduled = retry;
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        if (_running)
        {
            return;
        }

        (_running, _retryScheduled) = (true, false);
        var delay = await StepsAsync(cancellation);
        _running = false;
        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        // Whoever woke it between the last step and here found it running.
        if (_woken)
        {
            Schedule(TimeSpan.Zero, retry: false);
        }
        else if (delay is { } pause)
        {
            Schedule(pause, retry: true);
        }
    }

    private async Task<TimeSpan?> StepsAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _woken = false;
            var step = await StepAsync(cancellation);
            if (!step.IsAgain && !_woken)
            {
                return step.Delay;
            }
        }

        return null;
    }

    private string GrainType => _grain.Type.ToString() ?? "";

    private Activity? Begin() => SferumTelemetry.Source.HasListeners()
        ? SferumTelemetry.Source.StartActivity($"{GrainType} owed work")?.SetTag("sferum.grain", GrainType)
        : null;

    private async Task<WorkStep> StepAsync(CancellationToken cancellation)
    {
        using var span = Begin();
        try
        {
            var step = await _step(cancellation);
            _failures = 0;
            return step;
        }
        catch (Exception error)
        {
            _failures++;
            _ = GrainTraces.Note(span, error);
            CommitMetrics.WorkFailed(GrainType);
            LogFailed(_grain, _failures, error);
            // The pause holds for whoever woke it meanwhile, too.
            _woken = false;
            return WorkStep.Later(BackOff.After(_failures, Random.Shared.NextDouble()));
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Owed work of {Grain} failed, {Failures} times in a row; tried again.")]
    private partial void LogFailed(GrainId grain, int failures, Exception error);
}
