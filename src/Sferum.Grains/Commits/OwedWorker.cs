using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sferum.Grains.Outcomes;
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
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private bool _running;
    private bool _woken;
    private bool _retryScheduled;
    private DateTimeOffset _nextTry;

    public OwedWorker(IGrainBase grain, Func<CancellationToken, Task<WorkStep>> step, TimeProvider time, ILogger logger)
    {
        (_step, _time, _logger, _grain) = (step, time, logger, grain.GrainContext.GrainId);
        _timer = grain.RegisterGrainTimer(RunAsync, new GrainTimerCreationOptions
        {
            DueTime = Timeout.InfiniteTimeSpan,
            Period = Timeout.InfiniteTimeSpan,
            Interleave = true,
            KeepAlive = true,
        });
    }

    /// <summary>Steps that failed one after the other.</summary>
    public int Failures { get; private set; }

    /// <summary>The last of these failures as a code; empty when there is none.</summary>
    public string LastFault { get; private set; } = "";

    /// <summary>When the next try is scheduled; null: none is put off.</summary>
    public DateTimeOffset? NextTry => _retryScheduled && !_running && _nextTry > _time.GetUtcNow() ? _nextTry : null;

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
        (_retryScheduled, _nextTry) = (retry, _time.GetUtcNow() + delay);
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
            (Failures, LastFault) = (0, "");
            return step;
        }
        catch (Exception error)
        {
            Failures++;
            LastFault = CodeOf(error);
            _ = GrainTraces.Note(span, error);
            CommitMetrics.WorkFailed(GrainType);
            LogFailed(_grain, Failures, error);
            // The pause holds for whoever woke it meanwhile, too.
            _woken = false;
            return WorkStep.Later(BackOff.After(Failures, Random.Shared.NextDouble()));
        }
    }

    // Never a message: it may hold anything.
    private static string CodeOf(Exception error) => error is SferumFault fault ? fault.Kind.ToString() : error.GetType().Name;

    [LoggerMessage(1, LogLevel.Warning, "Owed work of {Grain} failed, {Failures} times in a row; tried again.")]
    private partial void LogFailed(GrainId grain, int failures, Exception error);
}
