using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.UnitTests.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lessons;

/// <summary>What an edit does to a conference and its lesson: other times are by hand, cleared ones the lesson's again, another lesson brings its own.</summary>
public sealed class LessonEditsTests
{
    private static readonly LessonSnapshot Next = Timetables.Lesson with
    {
        Id = new LessonId(School, "l2"),
        Plan = Timetables.Plan with { Lesson = "l2", Start = new(10, 0), End = new(10, 40), Number = 3 },
    };

    private static ConferenceState Planned => LessonTerms.Of(Scheduled with { Lesson = Timetables.Id, Chat = Chat }, Timetables.Lesson);

    [Fact]
    public void Update_OfTheTimes_MakesThemByHandUntilTheyAreCleared()
    {
        var byHand = Update(Planned, new() { Request = Key, Fields = ConferenceFields.LocalEnd, LocalEnd = new(9, 40) }, Timetables.Lesson).Value!;
        Assert.Equal((false, new TimeOnly(9, 40)), (byHand.FollowsLesson, byHand.LocalEnd));

        var again = Update(byHand, new() { Request = Key, Fields = ConferenceFields.LocalEnd }, Timetables.Lesson).Value!;
        Assert.Equal((true, new TimeOnly(9, 45), LessonEnd), (again.FollowsLesson, again.LocalEnd, again.End));
    }

    [Fact]
    public void Update_OfTheTimes_WhenFlagged_ClearsTheFlagOnceTheyAreTheLessons()
    {
        var moved = Timetables.Lesson with { Plan = Timetables.Plan with { Start = new(9, 10) }, Version = 2 };
        var flagged = Planned with { FollowsLesson = false, LessonMoved = true, LocalEnd = new(9, 40), LessonVersion = 2, LessonSlot = LessonSlot.Of(moved) };
        Assert.True(Update(flagged, new() { Request = Key, Fields = ConferenceFields.LocalEnd, LocalEnd = new(9, 30) }, moved).Value!.LessonMoved);

        var again = Update(flagged, new() { Request = Key, Fields = ConferenceFields.LocalStart | ConferenceFields.LocalEnd }, moved).Value!;
        Assert.Equal((false, true, new TimeOnly(9, 10)), (again.LessonMoved, again.FollowsLesson, again.LocalStart));
    }

    [Fact]
    public void Update_OfTheLesson_TakesItsTimesAndTitle()
    {
        var after = Update(Planned, new() { Request = Key, Fields = ConferenceFields.Lesson, Lesson = Next.Id }, Next).Value!;

        Assert.Equal((Next.Id, new TimeOnly(10, 0), new TimeOnly(10, 40), true), (after.Lesson, after.LocalStart, after.LocalEnd, after.FollowsLesson));
        Assert.Equal(("3. Английский язык, 5 А", "Английский язык, 5 А, 14.09.2026", true), (after.LessonTitle, after.Title, after.RemindersOwed));
    }

    [Fact]
    public void Update_OfTheLesson_KeepsTimesThatAreByHand()
    {
        var byHand = Planned with { FollowsLesson = false, LocalEnd = new(9, 40), End = LessonStart.AddMinutes(40) };
        var after = Update(byHand, new() { Request = Key, Fields = ConferenceFields.Lesson, Lesson = Next.Id }, Next).Value!;

        Assert.Equal((new TimeOnly(9, 40), false), (after.LocalEnd, after.FollowsLesson));
    }

    [Fact]
    public void Update_ToNoLesson_KeepsTheTimes()
    {
        var after = Update(Planned, new() { Request = Key, Fields = ConferenceFields.Lesson }, null).Value!;

        Assert.Equal((null, Planned.Start, "", 0, false), (after.Lesson, after.Start, after.LessonTitle, after.LessonVersion, after.FollowsLesson));
    }

    [Fact]
    public void Update_WhenTheLessonDoesNotFit_IsRefused()
    {
        UpdateConference command = new() { Request = Key, Fields = ConferenceFields.Lesson, Lesson = Next.Id };

        Assert.Equal(RefusalReason.LessonCancelled, Update(Planned, command, Next with { Cancelled = true }).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, Update(Planned, command, null).Refusal?.Reason);
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, Update(Planned, command, Next with { Facts = Timetables.Group with { Classes = [] } }).Refusal?.Reason);
    }

    [Fact]
    public void Update_OfSomethingElse_AsksNothingOfACancelledLesson() => Assert.Equal(
        "Разбор",
        Update(Planned with { LessonMoved = true }, new() { Request = Key, Fields = ConferenceFields.Title, Title = "Разбор" }, Timetables.Lesson with { Cancelled = true }).Value?.Title);

    [Theory]
    [InlineData(ConferenceFields.Date | ConferenceFields.LocalStart | ConferenceFields.LocalEnd)]
    [InlineData(ConferenceFields.LocalEnd)]
    public void Update_BackToTheLessonsTimes_WhenItCannotBeHeld_IsRefused(ConferenceFields cleared)
    {
        UpdateConference command = new() { Request = Key, Fields = cleared };

        Assert.Equal(RefusalReason.LessonCancelled, Update(Flagged, command, Timetables.Lesson with { Cancelled = true }).Refusal?.Reason);
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, Update(Flagged, command, Timetables.Lesson with { Facts = Timetables.Group with { Classes = [] } }).Refusal?.Reason);
    }

    [Fact]
    public void Update_ToTheTimesOfALessonThatCannotBeHeld_StaysByHandAndFlagged()
    {
        UpdateConference command = new() { Request = Key, Fields = ConferenceFields.LocalEnd, LocalEnd = new(9, 45) };

        Assert.All([Timetables.Lesson with { Cancelled = true }, Timetables.Lesson with { Facts = Timetables.Group with { Classes = [] } }], lesson =>
        {
            var after = Update(Flagged, command, lesson).Value!;
            Assert.Equal((true, false, new TimeOnly(9, 45)), (after.LessonMoved, after.FollowsLesson, after.LocalEnd));
        });
    }

    private static ConferenceState Flagged => Planned with { FollowsLesson = false, LessonMoved = true, LocalEnd = new(9, 40), End = LessonStart.AddMinutes(40) };

    private static RequestKey Key => new("e-1", 1);

    private static Outcome<ConferenceState> Update(ConferenceState state, UpdateConference command, LessonSnapshot? lesson)
    {
        var around = new ConferenceSurroundings(Profile(), Seat() with { Class = new ClassId(School, "5a") }, new Dictionary<AccountId, Person>()) { Lesson = lesson };
        return ConferenceEditRules.Update(state, command, new EditFacts(around, new HashSet<AccountId>()), DayBefore);
    }
}
