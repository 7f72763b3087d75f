using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Stuck;

/// <summary>Which starts and ends are late, and since when.</summary>
public sealed class StuckRulesTests
{
    private static readonly ConferenceId Id = new(School, "x1");

    [Theory]
    [InlineData(ConferenceStage.Scheduled, 0, ConferenceStage.Starting, 0)]
    [InlineData(ConferenceStage.Starting, 10, ConferenceStage.Starting, 0)]
    [InlineData(ConferenceStage.Starting, 46, ConferenceStage.Starting, 0)]
    [InlineData(ConferenceStage.Active, 46, ConferenceStage.Ending, 45)]
    [InlineData(ConferenceStage.Ending, 50, ConferenceStage.Ending, 45)]
    public void Of_WhatIsDue_SaysSinceWhen(ConferenceStage stage, int minute, ConferenceStage shown, int due)
    {
        var stuck = Of(At(stage), LessonStart.AddMinutes(minute));

        Assert.Equal((shown, LessonStart.AddMinutes(due)), (stuck!.Stage, stuck.DueTime));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, -1)]
    [InlineData(ConferenceStage.Active, 44)]
    [InlineData(ConferenceStage.Ended, 50)]
    [InlineData(ConferenceStage.Missed, 50)]
    [InlineData(ConferenceStage.Cancelled, 50)]
    public void Of_WhatIsNotDue_IsNothing(ConferenceStage stage, int minute) => Assert.Null(Of(At(stage), LessonStart.AddMinutes(minute)));

    [Fact]
    public void Of_OneThatWasEndedByHand_IsDueFromThen()
    {
        var ending = ConferenceLifecycle.EndingNow(Active, LessonStart.AddMinutes(5));

        Assert.Equal(LessonStart.AddMinutes(5), Of(ending, LessonStart.AddMinutes(9))!.DueTime);
    }

    [Fact]
    public void Of_OneThatWasDeletedWhileItStarted_IsDueFromItsCall()
    {
        var ending = ConferenceLifecycle.Opened(Starting with { DeletedAt = LessonStart }, Call, LessonStart.AddSeconds(5));

        Assert.Equal(LessonStart.AddSeconds(5), Of(ending, LessonStart.AddMinutes(9))!.DueTime);
    }

    [Fact]
    public void Of_OneThatIsTriedAgain_SaysHowOftenAndWhen()
    {
        var pause = new RetryPause(TimeSpan.FromMinutes(1));
        pause.Begin(LessonEnd, TimeSpan.FromSeconds(20), random: 0);

        var stuck = StuckRules.Of(Id, Ending with { Trouble = ConferenceTrouble.Unreachable }, new RetryPause(TimeSpan.Zero), pause, LessonEnd.AddSeconds(5))!;

        Assert.Equal((1, LessonEnd.AddSeconds(20), ConferenceTrouble.Unreachable), (stuck.Attempts, stuck.NextAttemptTime, stuck.Trouble));
    }

    [Fact]
    public void Page_IsTheLatestFirstAndLeavesOutWhatIsHardlyLate()
    {
        var now = LessonStart.AddMinutes(1);
        StuckConference[] late = [Late("a", now.AddSeconds(-9)), Late("c", now.AddSeconds(-10)), Late("b", now.AddSeconds(-10)), Late("d", now.AddSeconds(-30))];

        var page = StuckRules.Page(late, new StuckQuery { Take = 2 }, now);

        Assert.Equal(3, page.Total);
        Assert.Equal(["d", "b"], page.Conferences.Select(conference => conference.Id.Segment));
        Assert.Equal(4, StuckRules.Page(late, new StuckQuery { MinimumLateness = TimeSpan.Zero }, now).Conferences.Count);
    }

    private static StuckConference? Of(ConferenceState state, DateTimeOffset now) =>
        StuckRules.Of(Id, state, new RetryPause(TimeSpan.Zero), new RetryPause(TimeSpan.Zero), now);

    private static StuckConference Late(string id, DateTimeOffset due) =>
        new() { Id = new ConferenceId(School, id), Stage = ConferenceStage.Starting, Trouble = ConferenceTrouble.None, DueTime = due };
}
