using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lifecycle;

/// <summary>What becomes of starting and ending.</summary>
public sealed class ConferenceLifecycleTests
{
    [Fact]
    public void Asked_WhenDue_IsNotedBeforeTheCallIsAskedFor()
    {
        var asked = ConferenceLifecycle.Asked(Scheduled, LessonStart);

        Assert.Equal((ConferenceStage.Starting, LessonStart, 0), (asked.Stage, asked.AskedAt, asked.PossibleOrphans));
    }

    [Fact]
    public void Asked_WhenBeforeTheStart_ChangesNothing() => Assert.Same(Scheduled, Same(Scheduled, s => ConferenceLifecycle.Asked(s, LessonStart.AddTicks(-1))));

    [Fact]
    public void Asked_WhenARequestIsStillOpen_NotesItAsAPossibleOrphan()
    {
        var again = ConferenceLifecycle.Asked(Starting, LessonStart.AddSeconds(20));

        Assert.Equal((1, LessonStart, LessonStart.AddSeconds(20)), (again.PossibleOrphans, again.LastOrphanAt, again.AskedAt));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, true)]
    [InlineData(ConferenceStage.Starting, false)]
    [InlineData(ConferenceStage.Active, false)]
    [InlineData(ConferenceStage.Ending, false)]
    [InlineData(ConferenceStage.Ended, false)]
    [InlineData(ConferenceStage.Missed, false)]
    [InlineData(ConferenceStage.Cancelled, false)]
    public void Cancelled_WhenACallMayBeOpen_ChangesNothing(ConferenceStage stage, bool cancelled)
    {
        var state = At(stage);

        var next = ConferenceLifecycle.Cancelled(state, ConferenceTrouble.ChatDeleted, LessonStart);

        Assert.Equal(cancelled, !ReferenceEquals(state, next));
        Assert.True(!cancelled || next is { Stage: ConferenceStage.Cancelled, Trouble: ConferenceTrouble.ChatDeleted });
    }

    [Fact]
    public void Cancelled_WhenTheStartIsHeldUp_IsCancelledAndOwesAgendaAndListAlone()
    {
        var held = ConferenceLifecycle.NotOpened(Starting, ConferenceTrouble.AdministratorNotLinked, LessonStart);

        var cancelled = ConferenceLifecycle.Cancelled(held, ConferenceTrouble.ChatDeleted, LessonStart);

        Assert.Equal(ConferenceStage.Cancelled, cancelled.Stage);
        Assert.True(cancelled.Owed.Any);
        Assert.True((cancelled with { OnAgenda = false }).Owed.Any);
        Assert.False(Shown(cancelled with { OnAgenda = false }).Owed.Any);
        Assert.Same(cancelled, ConferenceLifecycle.Asked(cancelled, LessonStart));
    }

    [Fact]
    public void CalledOff_WhenARequestOfADeadActivationIsOpen_ListsItAsAPossibleOrphan()
    {
        var off = ConferenceLifecycle.CalledOff(Starting, ConferenceTrouble.ChatDeleted, LessonStart.AddSeconds(20));

        Assert.Equal((ConferenceStage.Cancelled, 1, null), (off.Stage, off.PossibleOrphans, off.AskedAt));
        Assert.Same(Active, ConferenceLifecycle.CalledOff(Active, ConferenceTrouble.ChatDeleted, LessonStart));
    }

    [Fact]
    public void NotOpened_WhenTheReasonIsKnown_WaitsWithTheReason()
    {
        var held = ConferenceLifecycle.NotOpened(Starting, ConferenceTrouble.Throttled, LessonStart);

        Assert.Equal((ConferenceStage.Starting, ConferenceTrouble.Throttled, null, 0), (held.Stage, held.Trouble, held.AskedAt, held.PossibleOrphans));
    }

    [Fact]
    public void NotOpened_WhenNothingIsNew_WritesNothing()
    {
        var held = ConferenceLifecycle.NotOpened(Scheduled, ConferenceTrouble.AdministratorNotLinked, LessonStart);

        Assert.Equal(ConferenceStage.Starting, held.Stage);
        Assert.Same(held, ConferenceLifecycle.NotOpened(held, ConferenceTrouble.AdministratorNotLinked, LessonStart.AddSeconds(10)));
    }

    [Fact]
    public void NotOpened_WhenBeforeTheStart_ChangesNothing() =>
        Assert.Same(Scheduled, Same(Scheduled, s => ConferenceLifecycle.NotOpened(s, ConferenceTrouble.Unreachable, LessonStart.AddTicks(-1))));

    [Fact]
    public void CannotAsk_WhenARequestIsStillOpen_NotesItAsAPossibleOrphan()
    {
        var held = ConferenceLifecycle.CannotAsk(Starting, ConferenceTrouble.AdministratorNotLinked, LessonStart.AddSeconds(20));

        Assert.Equal((ConferenceTrouble.AdministratorNotLinked, 1, null), (held.Trouble, held.PossibleOrphans, held.AskedAt));
        Assert.Same(held, ConferenceLifecycle.CannotAsk(held, ConferenceTrouble.AdministratorNotLinked, LessonStart.AddSeconds(30)));
    }

    [Fact]
    public void OutcomeUnknown_WhenAsked_NotesAPossibleOrphan()
    {
        var unknown = ConferenceLifecycle.OutcomeUnknown(Starting, LessonStart.AddSeconds(30));

        Assert.Equal((ConferenceTrouble.OutcomeUnknown, 1, LessonStart, null), (unknown.Trouble, unknown.PossibleOrphans, unknown.LastOrphanAt, unknown.AskedAt));
    }

    [Fact]
    public void Opened_WhenBeforeTheEnd_IsActiveWithoutTrouble()
    {
        var opened = ConferenceLifecycle.Opened(Starting with { Trouble = ConferenceTrouble.Throttled }, Call, LessonStart);

        Assert.Equal((ConferenceStage.Active, ConferenceTrouble.None, Call, null), (opened.Stage, opened.Trouble, opened.Call, opened.AskedAt));
    }

    [Fact]
    public void Opened_WhenTheEndHasCome_EndsAtOnce() => Assert.Equal(ConferenceStage.Ending, ConferenceLifecycle.Opened(Starting, Call, LessonEnd).Stage);

    [Fact]
    public void Opened_WhenNobodyWaitsForItAnyMore_IsAPossibleOrphan()
    {
        var cancelled = Starting with { Stage = ConferenceStage.Cancelled };

        Assert.Equal((ConferenceStage.Cancelled, 1), (ConferenceLifecycle.Opened(cancelled, Call, LessonStart).Stage, ConferenceLifecycle.Opened(cancelled, Call, LessonStart).PossibleOrphans));
    }

    [Fact]
    public void Missed_WhenTheServiceWasDownOverAllOfIt_SaysSo()
    {
        var missed = ConferenceLifecycle.Missed(Scheduled, LessonEnd);

        Assert.Equal((ConferenceStage.Missed, ConferenceTrouble.ServiceWasDown), (missed.Stage, missed.Trouble));
        Assert.Same(Scheduled, Same(Scheduled, s => ConferenceLifecycle.Missed(s, LessonEnd.AddTicks(-1))));
    }

    [Fact]
    public void Missed_WhenThereWasTrouble_KeepsTheReason() => Assert.Equal(
        ConferenceTrouble.AdministratorNotLinked,
        ConferenceLifecycle.Missed(ConferenceLifecycle.NotOpened(Scheduled, ConferenceTrouble.AdministratorNotLinked, LessonStart), LessonEnd).Trouble);

    [Fact]
    public void Missed_WhenARequestIsOpen_NotesItAsAPossibleOrphan()
    {
        var missed = ConferenceLifecycle.Missed(Starting, LessonEnd);

        Assert.Equal((ConferenceTrouble.OutcomeUnknown, 1, null), (missed.Trouble, missed.PossibleOrphans, missed.AskedAt));
    }

    [Fact]
    public void Ending_WhenTheEndHasCome_BeginsAndNotEarlier()
    {
        Assert.Equal(ConferenceStage.Ending, ConferenceLifecycle.Ending(Active, LessonEnd).Stage);
        Assert.Same(Active, Same(Active, s => ConferenceLifecycle.Ending(s, LessonEnd.AddTicks(-1))));
    }

    [Fact]
    public void EndHeldUp_WhenTheReasonIsNew_IsNotedOnce()
    {
        var held = ConferenceLifecycle.EndHeldUp(Ending, ConferenceTrouble.Unreachable, LessonEnd);

        Assert.Equal((ConferenceStage.Ending, ConferenceTrouble.Unreachable), (held.Stage, held.Trouble));
        Assert.Same(held, ConferenceLifecycle.EndHeldUp(held, ConferenceTrouble.Unreachable, LessonEnd.AddMinutes(1)));
    }

    [Fact]
    public void Ended_WhenConfirmed_ErasesTheLinkAndKeepsTheCall()
    {
        var ended = ConferenceLifecycle.Ended(Ending with { Trouble = ConferenceTrouble.Unreachable }, LessonEnd.AddSeconds(1));

        Assert.Equal((ConferenceStage.Ended, ConferenceTrouble.None, LessonEnd.AddSeconds(1)), (ended.Stage, ended.Trouble, ended.EndedAt));
        Assert.Equal(("", "call-1"), (ended.Call!.SealedLink, ended.Call.Id));
    }

    [Theory]
    [InlineData(ConferenceStage.Active)]
    [InlineData(ConferenceStage.Ending)]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Cancelled)]
    [InlineData(ConferenceStage.Missed)]
    public void Starting_WhenItIsTooLateForThat_ChangesNothing(ConferenceStage stage)
    {
        var state = At(stage);

        Assert.Same(state, ConferenceLifecycle.Asked(state, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.NotOpened(state, ConferenceTrouble.Throttled, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.CannotAsk(state, ConferenceTrouble.Throttled, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.OutcomeUnknown(state, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.Opened(state, Call, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.Missed(state, LessonEnd));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled)]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Cancelled)]
    [InlineData(ConferenceStage.Missed)]
    public void Ending_WhenThereIsNothingToEnd_ChangesNothing(ConferenceStage stage)
    {
        var state = At(stage);

        Assert.Same(state, ConferenceLifecycle.Ending(state, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.EndingNow(state, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.EndHeldUp(state, ConferenceTrouble.Throttled, LessonEnd));
        Assert.Same(state, ConferenceLifecycle.Ended(state, LessonEnd));
    }

    private static ConferenceState Same(ConferenceState state, Func<ConferenceState, ConferenceState> transition)
    {
        Assert.Same(state, transition(state));
        return state;
    }
}
