using System.Globalization;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Conferences.Orphans;
using Sferum.UnitTests.Conferences.Lifecycle;
using Xunit;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>One online lesson: its row, which outlives the process, its reminders in their table, and what an activation has in memory.</summary>
internal sealed class YearConference
{
    // What a start may need once everything is in order: the longest pause between two tries, and a sweep.
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(15);

    // The same for an end, whose pauses are longer.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(70);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly YearProcess _process;
    private readonly Random _random;
    private readonly YearWishes _wishes;
    private readonly ConferenceMachine _machine;
    private readonly YearReminders _reminders;
    private readonly YearAlarm _alarm;
    private readonly YearAlarm _sweep;
    private RetryPause _startPause = new(TimeSpan.FromSeconds(10));
    private RetryPause _endPause = new(TimeSpan.FromMinutes(1));
    private DateTimeOffset _timesSince;
    private DateTimeOffset? _endDue;
    private bool _wasAnswered = true;

    public YearConference(YearProcess process, Random random, YearWishes wishes, string id, ConferenceState planned)
    {
        (_process, _random, _wishes, _timesSince) = (process, random, wishes, process.Time.Now);
        _machine = new ConferenceMachine(planned, process.Time.Now);
        _reminders = new YearReminders(process, GrainId.Create("conference", id), () => State, Wake);
        (_alarm, _sweep) = (new YearAlarm(process, Wake), new YearAlarm(process, Sweep));
        _reminders.Register();
        process.OnReady(Return);
        Wake();
    }

    public ConferenceState State => _machine.State;

    private DateTimeOffset Now => _process.Time.Now;

    /// <summary>Somebody wants something of it; it may be refused.</summary>
    public void Wish(int kind)
    {
        var before = State;
        _machine.Take(Now, (state, now) => _wishes.Grant(kind, state, now));
        if (before.Start != State.Start || before.End != State.End)
        {
            _timesSince = Now;
        }

        if (State.Stage == ConferenceStage.Ending && before.Stage == ConferenceStage.Active)
        {
            _endDue = Now;
        }

        Wake();
    }

    /// <summary>Never early (the machine looks at each call), never twice, never forgotten, always ended.</summary>
    public void Check(Weather weather)
    {
        var story = string.Create(CultureInfo.InvariantCulture, $"{State.Stage} {State.Trouble} {State.Start:O} to {State.End:O}, opened {State.Call?.OpenedAt:O}, ended {State.EndedAt:O}, {State.PossibleOrphans} orphans");
        Assert.True(ConferenceMoves.IsOver(State.Stage) && !State.Owed.Any, $"Forgotten: {story}");
        Assert.True(State.Call is null || !_machine.OpenCalls.Contains(State.Call.Id), $"Left open: {story}");
        Assert.True(_machine.CallsOpened <= State.PossibleOrphans + 1 && _machine.OpenCalls.Count <= State.PossibleOrphans, $"Twice: {story}");
        Assert.True(!_wasAnswered || (_machine.CallsOpened <= 1 && State.PossibleOrphans == 0), $"Twice, though answered: {story}");
        var begin = State.Start > _timesSince ? State.Start : _timesSince;
        if (State.Stage != ConferenceStage.Cancelled && weather.FairFor(StartsWithin, begin, State.End) is { } startedBy)
        {
            Assert.True(State.Call?.OpenedAt <= startedBy, $"Late, by {startedBy:O}: {story}");
        }

        if (State.Call is { } call)
        {
            Assert.True(call.OpenedAt == begin || !WasQuietAt(weather, State.Start), $"Not on the second: {story}");
            Assert.True(State.EndedAt == State.End || _endDue is not null || !WasQuietAt(weather, State.End), $"Not ended on the second: {story}");
            Assert.True(State.EndedAt <= weather.FairFor(EndsWithin, _endDue ?? State.End, DateTimeOffset.MaxValue), $"Not ended in time: {story}");
        }
    }

    // For a minute nothing broke, and nobody changed the times.
    private bool WasQuietAt(Weather weather, DateTimeOffset moment) =>
        _timesSince <= moment - Minute && weather.FairFor(Minute, moment - Minute, moment) is not null && weather.FairFor(TimeSpan.FromTicks(1), moment, moment.AddTicks(1)) is not null;

    // A new process: nothing is in memory, and the sweep at its start wakes whoever owes.
    private void Return()
    {
        (_startPause, _endPause) = (new RetryPause(TimeSpan.FromSeconds(10)), new RetryPause(TimeSpan.FromMinutes(1)));
        _reminders.Load();
        Sweep();
    }

    private void Sweep()
    {
        if (State.Owed is { Any: true } owed && !(owed.From > Now))
        {
            Wake();
        }

        AwaitSweep();
    }

    private void AwaitSweep()
    {
        if (State.Owed is { Any: true } owed)
        {
            _sweep.Set(_process.NextSweep(owed.From ?? State.UpdatedAt));
        }
    }

    private void Wake()
    {
        while (_process.IsUp && Step())
        {
        }

        AwaitSweep();
    }

    // One step of the worker; true when it wants to be called again at once.
    private bool Step()
    {
        var duty = ConferenceSchedule.DutyAt(State, Now);
        if (duty == ConferenceDuty.None)
        {
            return KeepOthersTold();
        }

        var pause = duty == ConferenceDuty.Open ? _startPause : _endPause;
        if (duty is ConferenceDuty.Open or ConferenceDuty.Close && pause.Left(Now) is { Ticks: > 0 } left)
        {
            _alarm.Set(Now + (duty == ConferenceDuty.Open && State.End - Now < left ? State.End - Now : left));
            return false;
        }

        return Act(duty, pause);
    }

    private bool Act(ConferenceDuty duty, RetryPause pause)
    {
        var fate = duty is ConferenceDuty.Open or ConferenceDuty.Close ? _process.FateOfCall() : StepFate.Done;
        _machine.StepAt(Now, fate);
        switch (fate)
        {
            case StepFate.Done:
                pause.Clear();
                return true;
            case StepFate.DiesBeforeAsking or StepFate.DiesAfterEffect:
                _wasAnswered = false;
                _process.Die(TimeSpan.FromSeconds(_random.Next(1, 300)));
                return false;
            default:
                _wasAnswered &= fate is StepFate.NotDone or StepFate.NobodyToAsk;
                pause.Begin(Now, told: null, _random.NextDouble());
                return true;
        }
    }

    // Reminders that have to follow a move, and the chat's agenda; a kill may come between writing the table and noting it.
    private bool KeepOthersTold()
    {
        if (State.RemindersOwed)
        {
            _machine.Arm();
            _reminders.Register();
            if (_random.Next(20) == 0)
            {
                _machine.ForgetArming();
                _process.Die(TimeSpan.FromSeconds(_random.Next(1, 300)));
                return false;
            }

            _machine.Arm();
            return true;
        }

        if (ConferenceSchedule.OwesAgenda(State))
        {
            _machine.Take(Now, (state, _) => state with { LeftAgendas = [], OnAgenda = state.DeletedAt is null && state.Stage != ConferenceStage.Cancelled });
            return true;
        }

        if (OrphanRules.OwesRow(State))
        {
            _machine.Take(Now, (state, _) => OrphanRules.TakePush(state, state.Orphans.Revision));
            return true;
        }

        if (ConferenceIndexing.OwesRow(State))
        {
            return KeepListed();
        }

        if (ConferenceSchedule.NextMoment(State) is { } moment && moment - Now <= TimeSpan.FromMinutes(1))
        {
            _alarm.Set(moment);
        }

        return false;
    }

    // Its row in the list of its month.
    private bool KeepListed()
    {
        if (ConferenceIndexing.PutOff(State) is { } until && until > Now)
        {
            _alarm.Set(until);
            return false;
        }

        _machine.Take(Now, (state, _) => state.LeftMonths.Aggregate(ConferenceIndexing.TakePush(state, ConferenceIndexing.RevisionOf(state)), ConferenceIndexing.TakeLeft));
        return true;
    }
}
