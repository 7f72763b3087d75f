using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Orphans;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;
using static Sferum.UnitTests.Conferences.Edits.EditCommands;

namespace Sferum.UnitTests.Conferences.Lifecycle;

/// <summary>How one step of the worker goes.</summary>
internal enum StepFate
{
    Done,
    NotDone,
    UnknownAfterEffect,
    UnknownBeforeEffect,
    DiesBeforeAsking,
    DiesAfterEffect,
    NobodyToAsk,
}

/// <summary>A conference's row, a clock and a platform; the steps are the grain's, with every place at which it may die.</summary>
internal sealed class ConferenceMachine(ConferenceState state, DateTimeOffset now)
{
    private DateTimeOffset _now = now;
    private (DateTimeOffset Start, DateTimeOffset End) _table = (state.Start, state.End);
    private ConferenceState? _arming;
    private bool _endedByHand;

    public ConferenceMachine()
        : this(Scheduled, LessonStart.AddMinutes(-10))
    {
    }

    public ConferenceState State { get; private set; } = state;

    public HashSet<string> OpenCalls { get; } = [];

    public int CallsOpened { get; private set; }

    public void Step(int seconds, StepFate fate) => StepAt(_now.AddSeconds(seconds), fate);

    public void StepAt(DateTimeOffset moment, StepFate fate)
    {
        _now = moment;
        var before = State;
        Act(fate);
        Check(before);
    }

    /// <summary>Somebody changes it by the rules.</summary>
    public void Take(DateTimeOffset moment, Func<ConferenceState, DateTimeOffset, ConferenceState> change)
    {
        (_now, var before) = (moment, State);
        State = change(State, _now);
        _endedByHand |= before.Stage == ConferenceStage.Active && State.Stage == ConferenceStage.Ending;
        Check(before);
    }

    /// <summary>The process dies between asking the table of reminders and noting it.</summary>
    public void ForgetArming() => _arming = null;

    /// <summary>Somebody moves it; refused when the rules say so.</summary>
    public void Move(int startsAt, int minutes)
    {
        var start = Scheduled.LocalStart.AddMinutes(startsAt);
        var before = State;
        State = EditScope.IsBeforeStart(State, _now) ? Edited(Times(start, start.AddMinutes(minutes))) : Edited(Edits.EditCommands.End(State.LocalStart.AddMinutes(minutes)));
        Assert.Equal(before.Stage, State.Stage);
        Assert.True(before.Start == State.Start || (before.Stage == ConferenceStage.Scheduled && _now < before.Start), "Moved after its start.");
    }

    /// <summary>Somebody deletes it.</summary>
    public void Delete() =>
        State = ConferenceEditRules.Delete(State, new DeleteConference { Request = new RequestKey("d", 1) }, forbidden: null, _now).Value ?? State;

    /// <summary>The table of reminders is asked to follow, or says that it has; in between anything may happen.</summary>
    public void Arm()
    {
        if (_arming is { } seen)
        {
            _arming = null;
            State = ConferenceMoves.Armed(State, seen);
        }
        else if (State.RemindersOwed)
        {
            _arming = State;
            _table = (State.Start, State.End);
        }

        Assert.True(State.RemindersOwed || ConferenceMoves.IsOver(State.Stage) || _table == (State.Start, State.End), "A row that owes nothing has other reminders.");
    }

    /// <summary>The end comes, and from then on everything works.</summary>
    public void Settle()
    {
        _now = _now < State.End ? State.End : _now;
        for (var i = 0; i < 4; i++)
        {
            StepAt(_now.AddSeconds(1), StepFate.Done);
        }

        (State, _arming) = (State with { LeftAgendas = [], OnAgenda = State.DeletedAt is null }, null);
        Arm();
        Arm();
        Assert.Equal(Math.Min(State.PossibleOrphans, OrphanRules.Most), State.Orphans.Marks.Length);
        State = OrphanRules.TakePush(State, State.Orphans.Revision);
        Assert.True(State.Stage is ConferenceStage.Ended or ConferenceStage.Missed || (State.DeletedAt is not null && State.Stage == ConferenceStage.Cancelled), $"{State.Stage}");
        Assert.False(Shown(State).Owed.Any);
        Assert.True(State.Call is null || (State.Call.SealedLink.Length == 0 && !OpenCalls.Contains(State.Call.Id)));
        Assert.Equal(State.Stage == ConferenceStage.Ended, State.Call is not null);
    }

    private void Act(StepFate fate)
    {
        switch (ConferenceSchedule.DutyAt(State, _now))
        {
            case ConferenceDuty.Open:
                Open(fate);
                break;
            case ConferenceDuty.CallOff:
                State = ConferenceLifecycle.CalledOff(State, ConferenceTrouble.None, _now);
                break;
            case ConferenceDuty.Miss:
                State = ConferenceLifecycle.Missed(State, _now);
                break;
            case ConferenceDuty.BeginEnd:
                State = ConferenceLifecycle.Ending(State, _now);
                break;
            case ConferenceDuty.Close:
                Close(fate);
                break;
        }
    }

    private ConferenceState Edited(UpdateConference command) => ConferenceEditRules.Update(State, command, Facts(Seat()), _now).Value ?? State;

    private void Open(StepFate fate)
    {
        if (fate == StepFate.NobodyToAsk)
        {
            State = ConferenceLifecycle.CannotAsk(State, ConferenceTrouble.AdministratorNotLinked, _now);
            return;
        }

        State = ConferenceLifecycle.Asked(State, _now);
        var call = fate is StepFate.Done or StepFate.UnknownAfterEffect or StepFate.DiesAfterEffect ? OpenOnPlatform() : null;
        State = fate switch
        {
            StepFate.Done => ConferenceLifecycle.Opened(State, new ConferenceCall(call!, "sealed", Administrator, _now), _now),
            StepFate.NotDone => ConferenceLifecycle.NotOpened(State, ConferenceTrouble.Throttled, _now),
            StepFate.UnknownAfterEffect or StepFate.UnknownBeforeEffect => ConferenceLifecycle.OutcomeUnknown(State, _now),
            _ => State,
        };
    }

    private void Close(StepFate fate)
    {
        if (fate is StepFate.Done or StepFate.UnknownAfterEffect or StepFate.DiesAfterEffect)
        {
            OpenCalls.Remove(State.Call!.Id);
        }

        State = fate switch
        {
            StepFate.Done => ConferenceLifecycle.Ended(State, _now),
            StepFate.NotDone => ConferenceLifecycle.EndHeldUp(State, ConferenceTrouble.Throttled, _now),
            StepFate.UnknownAfterEffect or StepFate.UnknownBeforeEffect => ConferenceLifecycle.EndHeldUp(State, ConferenceTrouble.OutcomeUnknown, _now),
            _ => State,
        };
    }

    private string OpenOnPlatform()
    {
        Assert.True(_now >= State.Start && _now < State.End && State.DeletedAt is null, $"A call was opened at {_now}.");
        Assert.True(State.AskedAt is not null, "A call was opened that is not on disk as asked for.");
        var call = $"call-{++CallsOpened}";
        OpenCalls.Add(call);
        return call;
    }

    private void Check(ConferenceState before)
    {
        Assert.True(State.Stage >= before.Stage, $"From {before.Stage} to {State.Stage}.");
        var strays = OpenCalls.Count(call => call != State.Call?.Id);
        Assert.True(strays <= State.PossibleOrphans + (State.AskedAt is null ? 0 : 1), $"{strays} calls are open that nobody knows of.");
        Assert.True(State.Stage != ConferenceStage.Active || OpenCalls.Contains(State.Call!.Id), "Active without an open call.");
        Assert.True(State.Stage != ConferenceStage.Ended || !OpenCalls.Contains(State.Call!.Id), "Ended with an open call.");
        Assert.True(State.Stage is < ConferenceStage.Ending or ConferenceStage.Cancelled || _now >= State.End || _endedByHand || State.DeletedAt is not null, $"Over at {_now}.");
    }
}
