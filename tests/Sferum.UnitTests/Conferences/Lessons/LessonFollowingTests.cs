using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;
using Sferum.UnitTests.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lessons;

/// <summary>What a conference makes of the news of its lesson, at each stage of its life.</summary>
public sealed class LessonFollowingTests
{
    private const string Zone = "Europe/Moscow";

    private static readonly LessonSnapshot Later = Lesson(plan => plan with { Date = new DateOnly(2026, 9, 15), Start = new(10, 0), End = new(10, 40) });

    private static readonly LessonSnapshot Off = Lesson(plan => plan) with { Cancelled = true };

    private static ConferenceState Planned => Of(Scheduled);

    [Fact]
    public void Follow_WhenTheLessonMoves_MovesTimesDateAndMadeUpTitle()
    {
        var (after, effect) = Follow(Planned, Later);

        Assert.Equal(LessonEffect.Moved, effect);
        Assert.Equal((new DateOnly(2026, 9, 15), new TimeOnly(10, 0), new TimeOnly(10, 40)), (after.Date, after.LocalStart, after.LocalEnd));
        Assert.Equal((LessonStart.AddHours(25), LessonStart.AddHours(25).AddMinutes(40)), (after.Start, after.End));
        Assert.Equal(("Английский язык, 5 А, 15.09.2026", 2, true, false), (after.Title, after.Revision, after.FollowsLesson, after.LessonMoved));
    }

    [Fact]
    public void Follow_WhenNamedByHand_KeepsTheName() =>
        Assert.Equal("Разбор", Follow(Planned with { Title = "Разбор", TitledByHand = true }, Later).State.Title);

    [Fact]
    public void Follow_WhenTheLessonIsCancelled_IsCancelledWithIt()
    {
        var (after, effect) = Follow(Planned, Off);

        Assert.Equal((LessonEffect.Cancelled, ConferenceStage.Cancelled, ConferenceTrouble.LessonCancelled), (effect, after.Stage, after.Trouble));
    }

    [Fact]
    public void Follow_WhenTimedByHand_StaysAndSaysSo()
    {
        var byHand = Of(Scheduled with { LocalEnd = new(9, 30), End = LessonStart.AddMinutes(30) });

        Assert.All(new[] { Later, Off }, news =>
        {
            var (after, effect) = Follow(byHand, news);
            Assert.Equal((LessonEffect.Flagged, true, ConferenceStage.Scheduled), (effect, after.LessonMoved, after.Stage));
            Assert.Equal((byHand.Start, byHand.End), (after.Start, after.End));
        });
    }

    [Theory]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Active)]
    public void Follow_WhenStarted_StaysAndSaysSo(ConferenceStage stage)
    {
        Assert.Equal(LessonEffect.Flagged, Follow(Of(At(stage)), Later).Effect);
        Assert.Equal((LessonEffect.Flagged, stage), (Follow(Of(At(stage)), Off).Effect, Follow(Of(At(stage)), Off).State.Stage));
    }

    [Fact]
    public void Follow_WhenHeldUpAndNobodyWasAsked_IsCancelledWithTheLesson() =>
        Assert.Equal(LessonEffect.Cancelled, Follow(Of(Starting with { AskedAt = null, Trouble = ConferenceTrouble.Unreachable }), Off).Effect);

    [Theory]
    [InlineData(ConferenceStage.Ending)]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Cancelled)]
    [InlineData(ConferenceStage.Missed)]
    public void Follow_WhenOver_NotesTheVersionAlone(ConferenceStage stage)
    {
        var before = Of(At(stage));
        var (after, effect) = Follow(before, Later);

        Assert.Equal((LessonEffect.None, 2, before.Start, false), (effect, after.LessonVersion, after.Start, after.LessonMoved));
    }

    [Fact]
    public void Follow_WhenItIsNoNews_ChangesNothingAndSaysWhatItSaid()
    {
        var (after, effect) = Follow(Planned, Later);

        Assert.Same(after, Follow(after, Later).State);
        Assert.Equal(effect, Follow(after, Later).Effect);
        Assert.Same(after, Follow(after, Lesson(plan => plan) with { Version = 1 }).State);
        Assert.Equal(LessonEffect.None, Follow(after, Lesson(plan => plan) with { Version = 1 }).Effect);
    }

    [Fact]
    public void Follow_WhenOnlyTeacherOrNumberChange_MovesNothing()
    {
        var (after, effect) = Follow(Planned, Lesson(plan => plan with { Number = 5 }));
        Assert.Equal((LessonEffect.None, "5. Английский язык, 5 А", Planned.Start), (effect, after.LessonTitle, after.Start));

        var byHand = Of(Scheduled with { LocalEnd = new(9, 30), End = LessonStart.AddMinutes(30) });
        Assert.Equal((LessonEffect.None, false), (Follow(byHand, Lesson(plan => plan with { Number = 5 })).Effect, Follow(byHand, Lesson(plan => plan with { Number = 5 })).State.LessonMoved));
    }

    [Fact]
    public void Follow_WhenTheLessonMovesIntoThePast_StaysAndSaysSo() =>
        Assert.Equal(LessonEffect.Flagged, Follow(Planned, Lesson(plan => plan with { Date = new DateOnly(2026, 9, 1) })).Effect);

    [Fact]
    public void Follow_WhenTheLessonMovesToWhereItHasBegun_BeginsAtOnce()
    {
        var (after, effect) = LessonFollowing.Follow(Planned, Lesson(plan => plan with { Start = new(8, 0), End = new(8, 45) }), seat: null, Zone, LessonStart.AddMinutes(-30));

        Assert.Equal((LessonEffect.Moved, ConferenceDuty.Open), (effect, ConferenceSchedule.DutyAt(after, LessonStart.AddMinutes(-30))));
    }

    [Fact]
    public void Follow_AtTheBellItself_MovesAsLongAsNobodyAskedForTheCall() =>
        Assert.Equal(LessonEffect.Moved, LessonFollowing.Follow(Planned, Later, seat: null, Zone, LessonStart).Effect);

    [Fact]
    public void Follow_WhenTheLessonComesBackToTheConference_IsNoLongerFlagged()
    {
        var byHand = Of(Scheduled with { LocalEnd = new(9, 30), End = LessonStart.AddMinutes(30) });
        var flagged = Follow(byHand, Later).State;
        var back = Lesson(plan => plan with { End = new(9, 30) }) with { Version = 3 };

        Assert.Equal((LessonEffect.None, false), (Follow(flagged, back).Effect, Follow(flagged, back).State.LessonMoved));
    }

    // Its list has to hear of it, though the flag stands already.
    [Fact]
    public void Follow_WhenFlaggedAndTheLessonIsOtherwiseInWords_IsANewRevision()
    {
        var flagged = Follow(Of(Scheduled with { LocalEnd = new(9, 30), End = LessonStart.AddMinutes(30) }), Later).State;
        var (after, effect) = Follow(flagged, Lesson(plan => plan with { Number = 7, Date = new DateOnly(2026, 9, 16) }) with { Version = 3 });

        Assert.Equal((LessonEffect.Flagged, "7. Английский язык, 5 А", flagged.Revision + 1), (effect, after.LessonTitle, after.Revision));
    }

    [Fact]
    public void Follow_WhenItIsOfAnotherLesson_SaysSo() =>
        Assert.Equal(LessonEffect.OfAnother, Follow(Planned with { Lesson = null }, Later).Effect);

    [Fact]
    public void Follow_WhenTheLessonComesToAGroupOfAnotherChat_IsCancelledLikeWithTheLesson()
    {
        var (after, effect) = FollowIn(InClass, Planned, Elsewhere);
        Assert.Equal((LessonEffect.Cancelled, ConferenceStage.Cancelled, ConferenceTrouble.LessonCancelled), (effect, after.Stage, after.Trouble));
        Assert.Equal(LessonEffect.Cancelled, FollowIn(InSubject, Planned, Elsewhere).Effect);
    }

    [Fact]
    public void Follow_WhenTheLessonComesToAGroupOfAnotherChatAndItIsTimedByHand_StaysAsItWasAndSaysSo()
    {
        var byHand = Of(Scheduled with { LocalEnd = new(9, 30), End = LessonStart.AddMinutes(30) });
        Assert.All([FollowIn(InClass, byHand, Elsewhere), FollowIn(InClass, Of(At(ConferenceStage.Active)), Elsewhere)], followed =>
        {
            Assert.Equal((LessonEffect.Flagged, true), (followed.Effect, followed.State.LessonMoved));
            Assert.Equal((Planned.Title, Planned.LessonTitle), (followed.State.Title, followed.State.LessonTitle));
        });
    }

    [Fact]
    public void Follow_WhenTheLessonComesToAnotherGroupOfTheChat_TakesItsName()
    {
        var (after, effect) = FollowIn(InClass, Planned, Elsewhere with { Facts = Timetables.Group with { Subject = "Алгебра" } });

        Assert.Equal((LessonEffect.None, "Алгебра, 5 А, 14.09.2026"), (effect, after.Title));
        Assert.Equal(LessonEffect.None, FollowIn(Seat(ChatType.Other), Planned, Elsewhere).Effect);
        Assert.Equal(LessonEffect.None, FollowIn(InClass, Planned, Elsewhere with { Facts = null }).Effect);
    }

    private static LessonSnapshot Elsewhere => Lesson(plan => plan with { Group = "16" }) with
    {
        Facts = Timetables.Group with { Group = new GroupId(School, "16"), Classes = [new ClassId(School, "5b")], ClassTitles = ["5 Б"] },
    };

    private static ChatSeat InClass => Seat() with { Class = new ClassId(School, "5a") };

    private static ChatSeat InSubject => Seat(ChatType.Subject) with { Group = new GroupId(School, "15") };

    private static (ConferenceState State, LessonEffect Effect) FollowIn(ChatSeat seat, ConferenceState state, LessonSnapshot lesson) =>
        LessonFollowing.Follow(state, lesson, seat, Zone, DayBefore);

    private static (ConferenceState State, LessonEffect Effect) Follow(ConferenceState state, LessonSnapshot lesson) => LessonFollowing.Follow(state, lesson, seat: null, Zone, DayBefore);

    private static ConferenceState Of(ConferenceState state) => LessonTerms.Of(state with { Lesson = Timetables.Id }, Timetables.Lesson);

    private static LessonSnapshot Lesson(Func<LessonPlan, LessonPlan> change) => Timetables.Lesson with { Plan = change(Timetables.Plan), Version = 2 };
}
