using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Schools.Lessons.Timetables;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>How a lesson changes, and who is its online lesson.</summary>
public sealed class LessonRulesTests
{
    [Fact]
    public void Take_WhenNew_MakesTheLesson() =>
        Assert.Equal((1, LessonChange.Added, false), (State.Version, LessonRules.ChangeOf(State, 1), State.OwesNews));

    [Fact]
    public void Take_WhenItIsSoAlready_ChangesNothing()
    {
        Assert.Same(State, LessonRules.Take(State, Plan, 2, Before));
        Assert.Equal(LessonChange.Unchanged, LessonRules.ChangeOf(State, 2));
    }

    [Fact]
    public void Take_WhenTheSameImportComesAgain_ChangesNothingAndSaysTheSame()
    {
        var moved = LessonRules.Take(State, Plan with { Date = Monday.AddDays(1) }, 2, Before);

        Assert.Same(moved, LessonRules.Take(moved, Plan with { Date = Monday.AddDays(1) }, 2, Before));
        Assert.Equal(new LessonTrace(2, LessonChange.Changed, Monday), moved.Trace);
        Assert.Equal(2, moved.Version);
    }

    [Fact]
    public void Take_WhenItStaysInItsDay_LeavesNone() =>
        Assert.Null(LessonRules.Take(State, Plan with { Number = 3 }, 2, Before).Trace.Left);

    [Fact]
    public void Cancel_ThenTake_BringsTheLessonBack()
    {
        var cancelled = LessonRules.Cancel(State, 2, Before);

        Assert.Equal((true, 2, LessonChange.Cancelled), (cancelled.Cancelled, cancelled.Version, LessonRules.ChangeOf(cancelled, 2)));
        Assert.Same(cancelled, LessonRules.Cancel(cancelled, 3, Before));
        Assert.Equal((false, 3), (LessonRules.Take(cancelled, Plan, 4, Before).Cancelled, LessonRules.Take(cancelled, Plan, 4, Before).Version));
    }

    [Fact]
    public void Claim_WhenNobodyHasIt_IsTaken()
    {
        var claimed = Claim(State, "c1").Value!;

        Assert.Equal(("c1", 1, false), (claimed.Claim!.Conference, claimed.Told, claimed.OwesNews));
        Assert.Same(claimed, Claim(claimed, "c1").Value);
    }

    [Fact]
    public void Claim_WhenAnotherHasIt_IsRefusedUntilThatIsOver()
    {
        var claimed = Claim(State, "c1").Value!;
        var refused = Claim(claimed, "c2").Refusal!;

        Assert.Equal((RefusalReason.OnlineLessonExists, "schools/7/conferences/c1"), (refused.Reason, refused.Subjects.Single()));
        Assert.Equal(RefusalReason.OnlineLessonExists, Claim(claimed, "c2", over: "c0").Refusal?.Reason);
        Assert.Equal("c2", Claim(claimed, "c2", over: "c1").Value?.Claim?.Conference);
    }

    [Fact]
    public void Claim_WhenCancelled_IsRefused() =>
        Assert.Equal(RefusalReason.LessonCancelled, Claim(LessonRules.Cancel(State, 2, Before), "c1").Refusal?.Reason);

    [Fact]
    public void Take_WhenClaimed_OwesTheNewsUntilItIsHeard()
    {
        var moved = LessonRules.Take(Claim(State, "c1").Value, Plan with { Number = 5 }, 2, Before);

        Assert.True(moved.OwesNews);
        var heard = LessonRules.Heard(moved, "c1", 2, LessonEffect.Moved);
        Assert.Equal((false, LessonEffect.Moved, "c1"), (heard.OwesNews, heard.Trace.Effect, heard.Trace.Conference));
        Assert.Same(heard, LessonRules.Heard(heard, "c1", 2, LessonEffect.Flagged));
        Assert.Same(moved, LessonRules.Heard(moved, "c2", 2, LessonEffect.Moved));
    }

    [Fact]
    public void Heard_WhenItIsOfAnOlderVersion_LeavesTheRestOwed()
    {
        var first = LessonRules.Take(Claim(State, "c1").Value, Plan with { Number = 5 }, 2, Before);
        var second = LessonRules.Take(first, Plan with { Number = 6 }, 3, Before);
        var heard = LessonRules.Heard(second, "c1", 2, LessonEffect.Moved);

        Assert.Equal((true, LessonEffect.None), (heard.OwesNews, heard.Trace.Effect));
    }

    [Fact]
    public void Release_WhenAnotherHasIt_ChangesNothing()
    {
        var claimed = Claim(State, "c1").Value!;

        Assert.Same(claimed, LessonRules.Release(claimed, "c2"));
        Assert.Null(LessonRules.Release(claimed, "c1").Claim);
    }

    [Fact]
    public void IsForgotten_OnlyAfterAMinute()
    {
        var claim = new LessonClaim("c1", Before);

        Assert.False(LessonRules.IsForgotten(claim, Before.AddSeconds(59)));
        Assert.True(LessonRules.IsForgotten(claim, Before.AddSeconds(60)));
    }

    private static Outcome<LessonState> Claim(LessonState state, string conference, string over = "") => LessonRules.Claim(state, conference, over, Id, Before);
}
