using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Conferences.Zones;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Zones;

/// <summary>What another time zone of the school makes of a conference, at each stage of its life.</summary>
public sealed class ZoneMovesTests
{
    private const string Samara = "Europe/Samara";

    [Fact]
    public void Replanned_WhenScheduled_KeepsItsLocalTimesAndMovesItsMoments()
    {
        var after = ZoneMoves.Replanned(Scheduled, Samara, DayBefore);

        Assert.Equal((LessonStart.AddHours(-1), LessonEnd.AddHours(-1), TimeSpan.FromHours(4)), (after.Start, after.End, after.Start.Offset));
        Assert.Equal((Scheduled.Date, Scheduled.LocalStart, Scheduled.LocalEnd, Scheduled.Title), (after.Date, after.LocalStart, after.LocalEnd, after.Title));
        Assert.Equal((Scheduled.Revision + 1, DayBefore, true, false), (after.Revision, after.UpdatedAt, after.RemindersOwed, after.OnAgenda));
        Assert.True(ConferenceIndexing.OwesRow(after) && after.Owed is { Any: true, From: null });
    }

    [Fact]
    public void Replanned_WhenSetByHand_MovesToo() =>
        Assert.Equal(LessonStart.AddHours(-1), ZoneMoves.Replanned(Scheduled with { FollowsLesson = false, LessonVersion = 3 }, Samara, DayBefore).Start);

    [Fact]
    public void Replanned_WhenRepeatedOrOfTheSameTime_IsTheSame()
    {
        var after = ZoneMoves.Replanned(Scheduled, Samara, DayBefore);

        Assert.Same(after, ZoneMoves.Replanned(after, Samara, DayBefore.AddHours(1)));
        Assert.Same(Scheduled, ZoneMoves.Replanned(Scheduled, "Europe/Moscow", DayBefore));
        Assert.Same(Scheduled, ZoneMoves.Replanned(Scheduled, "Etc/GMT-3", DayBefore));
    }

    [Fact]
    public void Replanned_BackToTheOldZone_IsWhereItWas()
    {
        var back = ZoneMoves.Replanned(ZoneMoves.Replanned(Scheduled, "Asia/Vladivostok", DayBefore), "Europe/Moscow", DayBefore);

        Assert.Equal((LessonStart, LessonEnd, Scheduled.Revision + 2), (back.Start, back.End, back.Revision));
    }

    [Theory]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Active)]
    [InlineData(ConferenceStage.Ending)]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Missed)]
    [InlineData(ConferenceStage.Cancelled)]
    public void Replanned_WhenItHasBegunOrIsOver_StaysAsItIs(ConferenceStage stage) => Assert.Equal(At(stage), ZoneMoves.Replanned(At(stage), Samara, DayBefore));

    [Fact]
    public void Replanned_WhenItsStartHasCome_StaysAsItIs() =>
        Assert.Same(Scheduled, ZoneMoves.Replanned(Scheduled, "Europe/Kaliningrad", LessonStart));

    [Fact]
    public void Replanned_WhenDeleted_StaysAsItIs()
    {
        var deleted = Scheduled with { DeletedAt = DayBefore };

        Assert.Same(deleted, ZoneMoves.Replanned(deleted, Samara, DayBefore));
    }

    [Fact]
    public void Replanned_WhenItWouldBeOver_KeepsItsMoments() =>
        Assert.Same(Scheduled, ZoneMoves.Replanned(Scheduled, "Asia/Vladivostok", LessonStart.AddHours(-6)));

    [Fact]
    public void Replanned_WhenItsStartWouldHaveCome_BeginsAtOnce()
    {
        var now = LessonStart.AddMinutes(-30);

        var after = ZoneMoves.Replanned(Scheduled, Samara, now.AddMinutes(-20));

        Assert.Equal(ConferenceDuty.Open, ConferenceSchedule.DutyAt(after, now.AddMinutes(-20)));
    }

    [Fact]
    public void Replanned_IntoAGapOfTheClock_KeepsItsMoments()
    {
        var night = Scheduled with { Date = new DateOnly(2027, 3, 28), LocalStart = new TimeOnly(2, 10), LocalEnd = new TimeOnly(2, 50), Start = LessonStart, End = LessonEnd };

        Assert.Same(night, ZoneMoves.Replanned(night, "Europe/Berlin", DayBefore));
    }

    [Fact]
    public void Replanned_AcrossTheTurnOfAMonth_LeavesTheOldAgenda()
    {
        var date = new DateOnly(2026, 10, 1);
        var first = Scheduled with
        {
            Date = date,
            LocalStart = new TimeOnly(1, 0),
            LocalEnd = new TimeOnly(1, 45),
            Start = new DateTimeOffset(2026, 10, 1, 1, 0, 0, TimeSpan.Zero),
            End = new DateTimeOffset(2026, 10, 1, 1, 45, 0, TimeSpan.Zero),
        };

        var after = ZoneMoves.Replanned(first, "Europe/Moscow", DayBefore);

        Assert.Equal(AgendaPlace.Of(first), Assert.Single(after.LeftAgendas));
        Assert.NotEqual(AgendaPlace.Of(first), AgendaPlace.Of(after));
        Assert.Empty(after.LeftMonths);
    }
}
