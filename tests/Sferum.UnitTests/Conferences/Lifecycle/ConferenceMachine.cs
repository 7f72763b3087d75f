using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

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
internal sealed class ConferenceMachine
{
    private DateTimeOffset _now = LessonStart.AddMinutes(-10);

    public ConferenceState State { get; private set; } = Scheduled;

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

    /// <summary>The end comes, and from then on everything works.</summary>
    public void Settle()
    {
        _now = _now < LessonEnd ? LessonEnd : _now;
        for (var i = 0; i < 4; i++)
        {
            StepAt(_now.AddSeconds(1), StepFate.Done);
        }

        Assert.True(State.Stage is ConferenceStage.Ended or ConferenceStage.Missed, $"{State.Stage}");
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
        Assert.True(_now >= LessonStart && _now < LessonEnd, $"A call was opened at {_now}.");
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
        Assert.True(State.Stage < ConferenceStage.Ending || _now >= LessonEnd, $"Over at {_now}.");
    }
}
