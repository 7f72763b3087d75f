using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sferum.Grains.Names;
using Sferum.Grains.Telemetry;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>What a lane tells of itself.</summary>
internal sealed partial class LaneGrain
{
    private readonly LaneGauge _gauge;

    public async Task<LaneSnapshot> ReadAsync()
    {
        var link = (await GrainFactory.UserLink(Administrator).GetAsync(CancellationToken.None)).Value;
        var isBusy = !_queue.IsEmpty || _underWay > 0;
        var shown = _pause.Trouble != PlatformTrouble.None ? _pause.Trouble : _meter.Trouble;
        var (condition, trouble) = LaneReading.Of(link?.State ?? LinkState.NotLinked, isBusy || link?.AdministratorOf.Count > 0, shown, _pause.Left > TimeSpan.Zero, isBusy);
        var snapshot = new LaneSnapshot
        {
            Administrator = Administrator,
            Schools = link?.AdministratorOf ?? [],
            Condition = condition,
            Trouble = trouble,
            Waiting = _queue.Waiting,
            RequestsInLastMinute = _meter.InLastMinute,
            PausedUntil = _pause.Left is { Ticks: > 0 } left ? _time.GetUtcNow() + left : null,
            Captcha = _meter.Captcha,
            LastFault = _meter.LastFault,
            LastSuccess = _meter.LastSuccess,
        };
        // Whoever asks for a lane that is none brings it into memory: not for long.
        if (!snapshot.IsLane)
            DeactivateOnIdle();
        return snapshot;
    }

    private void Tell() => _gauge.Tell(
        _queue, _pause.Trouble != PlatformTrouble.None ? _pause.Trouble : _meter.Trouble, _pause.Left, !_queue.IsEmpty || _underWay > 0);

    // One request serves works of several callers: it lies below the first one's span, and is linked to the others'.
    private static Activity? Begin(IReadOnlyList<LaneEntry> batch) => !SferumTelemetry.Source.HasListeners()
        ? null
        : SferumTelemetry.Source.StartActivity(
            "lane request",
            ActivityKind.Internal,
            batch[0].Origin,
            [new("sferum.calls", batch.Sum(entry => entry.Work.Calls.Count)), new("sferum.priority", TagWords.Of(batch[0].Work.Priority))],
            batch.Skip(1).Where(entry => entry.Origin != default).Select(entry => new ActivityLink(entry.Origin)));

    [LoggerMessage(1, LogLevel.Debug, "{Grain} made a request of {Calls} calls; {NotDone} were not done.")]
    private static partial void LogRequest(ILogger log, GrainId grain, int calls, int notDone);

    [LoggerMessage(2, LogLevel.Error, "A request of {Grain} failed.")]
    private static partial void LogFailed(ILogger log, GrainId grain, Exception error);
}
