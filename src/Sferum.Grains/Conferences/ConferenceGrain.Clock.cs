using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Bell;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Conferences;

/// <summary>
/// What the clock asks of a conference (C8, C9). Reminders, sweeps and commits only wake the worker; the worker does what the row and the time say is due, however often it is woken.
/// </summary>
internal sealed partial class ConferenceGrain
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private readonly RetryPause _startPause = new(TimeSpan.FromSeconds(10));
    private readonly RetryPause _endPause = new(TimeSpan.FromMinutes(1));
    private bool _chatLost;

    public override Task<bool> RetryNowAsync()
    {
        _startPause.Clear();
        _endPause.Clear();
        return base.RetryNowAsync();
    }

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        var clock = await ObeyClockAsync(cancellation);
        if (clock.IsAgain)
        {
            return clock;
        }

        var owed = Sooner(await KeepRemindersAsync(), Sooner(await KeepAgendaAsync(), Sooner(await KeepListedAsync(), await KeepOrphansListedAsync())));
        RestWhenFar();
        return Sooner(clock, owed);
    }

    private static WorkStep Sooner(WorkStep one, WorkStep other) =>
        one.IsAgain || other == WorkStep.Done || (!other.IsAgain && one.Delay <= other.Delay) ? one : other;

    private Task<WorkStep> ObeyClockAsync(CancellationToken cancellation) => State is not { } state
        ? Task.FromResult(WorkStep.Done)
        : ConferenceSchedule.DutyAt(state, Now) switch
        {
            ConferenceDuty.Open => OpenAsync(state, cancellation),
            ConferenceDuty.CallOff => CallOffAsync(ConferenceTrouble.None),
            ConferenceDuty.Miss => MissAsync(),
            ConferenceDuty.BeginEnd => BeginEndAsync(),
            ConferenceDuty.Close => CloseAsync(state, cancellation),
            _ => UntilNextAsync(state, cancellation),
        };

    private void Ring() => Wake();

    private void RingWhenNear(ConferenceState state)
    {
        if (state.Start - Now <= Soon)
        {
            Ring();
        }
    }

    private async Task<WorkStep> OpenAsync(ConferenceState state, CancellationToken cancellation)
    {
        if (_startPause.Left(Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left < state.End - Now ? left : state.End - Now);
        }

        CallSite site;
        using (await EnterAsync(BellWork.Start))
        {
            site = await FindSiteAsync(state, cancellation);
            if (await WhyNotAskedAsync(site) is { } instead)
            {
                return instead;
            }
        }

        var answer = await _calls.StartAsync(site.Administrator, _chatLost ? null : site.PlatformChat, _bell.Coming(_id.School.Key), cancellation);
        using (await EnterAsync(BellWork.Answer))
        {
            return await OpenedAsync(site.Administrator, answer);
        }
    }

    // Null: that it is asked for is on disk.
    private async Task<WorkStep?> WhyNotAskedAsync(CallSite site)
    {
        if (site.Trouble == ConferenceTrouble.ChatDeleted)
        {
            return await CallOffAsync(site.Trouble);
        }

        if (site.Trouble != ConferenceTrouble.None)
        {
            return await HeldUpAsync(site.Trouble, retryAfter: null, ConferenceLifecycle.CannotAsk);
        }

        var orphans = State!.PossibleOrphans;
        var asked = await NoteAsync((current, now) => ConferenceLifecycle.Asked(current!, now, site.Administrator));
        if (asked.PossibleOrphans > orphans)
        {
            ConferenceMetrics.OrphanPossible();
            LogOrphan(Log, _id, asked.PossibleOrphans);
        }

        // Called off meanwhile.
        return asked.AskedAt is null ? WorkStep.Again : null;
    }

    private async Task<WorkStep> CallOffAsync(ConferenceTrouble reason)
    {
        await NoteAsync((current, now) => ConferenceLifecycle.CalledOff(current!, reason, now));
        ConferenceMetrics.CalledOff();
        LogCancelled(Log, _id, reason);
        return WorkStep.Again;
    }

    private async Task<WorkStep> OpenedAsync(AccountId administrator, CallAnswer answer)
    {
        if (answer.Result is { IsDone: true, Value: { } call, Link: { } link })
        {
            _startPause.Clear();
            var opened = await NoteAsync((current, now) =>
                ConferenceLifecycle.Opened(current!, new ConferenceCall(call, _link.Seal(link), administrator, now), now));
            ConferenceMetrics.Started(Now - opened.Start);
            LogStarted(Log, _id, (Now - opened.Start).TotalMilliseconds);
            return WorkStep.Again;
        }

        // A call that was done without saying which it is helps nobody: it may be there.
        if (answer.Result.IsDone || answer.Result.Fault == PlatformFault.Unknown)
        {
            return await UnknownAsync(answer.RetryAfter);
        }

        _chatLost |= answer.Result.Fault == PlatformFault.ChatLost;
        return await HeldUpAsync(answer.Trouble, answer.RetryAfter, ConferenceLifecycle.NotOpened);
    }

    private async Task<WorkStep> HeldUpAsync(
        ConferenceTrouble trouble, TimeSpan? retryAfter, Func<ConferenceState, ConferenceTrouble, DateTimeOffset, ConferenceState> transition)
    {
        _startPause.Begin(Now, retryAfter, Random.Shared.NextDouble());
        ConferenceMetrics.NotStarted(trouble);
        LogNotStarted(Log, _id, trouble);
        await NoteAsync((current, now) => transition(current!, trouble, now));
        return WorkStep.Again;
    }

    private async Task<WorkStep> UnknownAsync(TimeSpan? retryAfter)
    {
        _startPause.Begin(Now, retryAfter, Random.Shared.NextDouble());
        var state = await NoteAsync((current, now) => ConferenceLifecycle.OutcomeUnknown(current!, now));
        ConferenceMetrics.OrphanPossible();
        LogOrphan(Log, _id, state.PossibleOrphans);
        return WorkStep.Again;
    }

    private async Task<WorkStep> MissAsync()
    {
        var state = await NoteAsync((current, now) => ConferenceLifecycle.Missed(current!, now));
        ConferenceMetrics.Missed();
        LogMissed(Log, _id, state.Trouble);
        return WorkStep.Done;
    }

    private async Task<WorkStep> BeginEndAsync()
    {
        using (await EnterAsync(BellWork.End))
        {
            await NoteAsync((current, now) => ConferenceLifecycle.Ending(current!, now));
        }

        return WorkStep.Again;
    }

    private async Task<WorkStep> CloseAsync(ConferenceState state, CancellationToken cancellation)
    {
        if (_endPause.Left(Now) is var left && left > TimeSpan.Zero)
        {
            return WorkStep.Later(left);
        }

        var answer = await _calls.FinishAsync(state.Call!, _bell.Coming(_id.School.Key), cancellation);
        using var pass = await EnterAsync(BellWork.Answer);
        if (!answer.Result.IsDone)
        {
            _endPause.Begin(Now, answer.RetryAfter, Random.Shared.NextDouble());
            ConferenceMetrics.NotEnded(answer.Trouble);
            LogNotEnded(Log, _id, answer.Trouble);
            await NoteAsync((current, now) => ConferenceLifecycle.EndHeldUp(current!, answer.Trouble, now));
            return WorkStep.Again;
        }

        await NoteAsync((current, now) => ConferenceLifecycle.Ended(current!, now));
        _link.Erase();
        ConferenceMetrics.Ended(Now - state.End);
        LogEnded(Log, _id, (Now - state.End).TotalMilliseconds);
        return WorkStep.Done;
    }

    private async Task<CallSite> FindSiteAsync(ConferenceState state, CancellationToken cancellation)
    {
        var site = CallSite.Of(await _neighbours.SeatAsync(state.Chat, cancellation));
        return site.Trouble == ConferenceTrouble.None
            ? site.With(await GrainFactory.UserLink(site.Administrator).GetStandingAsync(_id.School, cancellation))
            : site;
    }
}
