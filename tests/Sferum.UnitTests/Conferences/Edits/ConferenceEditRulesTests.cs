using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;
using static Sferum.UnitTests.Conferences.Edits.EditCommands;

namespace Sferum.UnitTests.Conferences.Edits;

/// <summary>What «Изменить» may change, and when (C11).</summary>
public sealed class ConferenceEditRulesTests
{
    private static readonly ChatId Other = new(School, "other");

    [Fact]
    public void Update_WhenTheStartIsMoved_OwesRemindersAndAgenda()
    {
        var moved = Update(Scheduled, Times(new TimeOnly(11, 0), new TimeOnly(11, 40))).Value!;

        Assert.Equal((LessonStart.AddHours(2), LessonStart.AddHours(2).AddMinutes(40)), (moved.Start, moved.End));
        Assert.Equal((new TimeOnly(11, 0), new TimeOnly(11, 40)), (moved.LocalStart, moved.LocalEnd));
        Assert.Equal((true, false, 2, DayBefore), (moved.RemindersOwed, moved.OnAgenda, moved.Revision, moved.UpdatedAt));
        Assert.Empty(moved.LeftAgendas);
        Assert.Null(moved.Owed.From);
        Assert.True(moved.Owed.Any);
    }

    [Fact]
    public void Update_WhenTheMonthIsAnother_LeavesTheOldAgenda()
    {
        var moved = Update(Scheduled, Edit(ConferenceFields.Date) with { Date = new DateOnly(2026, 10, 5) }).Value!;

        Assert.Equal(AgendaPlace.Of(Scheduled), Assert.Single(moved.LeftAgendas));
        Assert.Equal(202609, Assert.Single(moved.LeftMonths));
        Assert.Equal("5 А, 05.10.2026", moved.Title);
        var back = Update(moved, Edit(ConferenceFields.Date) with { Date = Scheduled.Date }).Value!;
        Assert.Equal(AgendaPlace.Of(moved), Assert.Single(back.LeftAgendas));
        Assert.Equal((Scheduled.Start, Scheduled.Title, 3), (back.Start, back.Title, back.Revision));
    }

    [Fact]
    public void Update_WhenTheChatIsAnother_MovesTheAgendaAndNotTheReminders()
    {
        var facts = Facts(Seat(ChatType.Other) with { Title = "Кружок" });
        var moved = Update(Scheduled, Edit(ConferenceFields.Chat) with { Chat = Other }, facts).Value!;

        Assert.Equal((Other, "Кружок", ChatType.Other, "Кружок, 14.09.2026"), (moved.Chat, moved.ChatTitle, moved.ChatType, moved.Title));
        Assert.Equal((false, false), (moved.RemindersOwed, moved.OnAgenda));
        Assert.Equal(AgendaPlace.Of(Scheduled), Assert.Single(moved.LeftAgendas));
    }

    [Fact]
    public void Update_WhenOnlyTheTitleChanges_OwesNobody()
    {
        var titled = Update(Scheduled, Edit(ConferenceFields.Title) with { Title = "Разбор" }).Value!;

        Assert.Equal(("Разбор", true, 2), (titled.Title, titled.TitledByHand, titled.Revision));
        Assert.Equal(LessonStart, Shown(titled).Owed.From);
        var cleared = Update(titled, Edit(ConferenceFields.Title)).Value!;
        Assert.Equal(("5 А, 14.09.2026", false), (cleared.Title, cleared.TitledByHand));
    }

    [Fact]
    public void Update_WhenATitleWasGiven_KeepsItThroughMoves()
    {
        var titled = Scheduled with { Title = "Разбор", TitledByHand = true };

        Assert.Equal("Разбор", Update(titled, Edit(ConferenceFields.Date) with { Date = new DateOnly(2026, 9, 15) }).Value!.Title);
    }

    [Fact]
    public void Update_WhenTheValuesAreThoseOfTheRow_ChangesNothing()
    {
        var everything = Edit(ConferenceFields.Title | ConferenceFields.Type | ConferenceFields.Chat | ConferenceFields.Date | ConferenceFields.LocalStart | ConferenceFields.LocalEnd) with
        {
            Title = Scheduled.Title,
            Type = Scheduled.Type,
            Chat = Scheduled.Chat,
            Date = Scheduled.Date,
            LocalStart = Scheduled.LocalStart,
            LocalEnd = Scheduled.LocalEnd,
        };

        Assert.Same(Scheduled, Update(Scheduled, everything).Value);
        Assert.Same(Active, Update(Active, everything, at: LessonStart.AddMinutes(1)).Value);
    }

    [Theory]
    [InlineData(ConferenceFields.Date, "conference.date")]
    [InlineData(ConferenceFields.LocalStart, "conference.local_start")]
    [InlineData(ConferenceFields.LocalEnd, "conference.local_end")]
    public void Update_WhenATimeIsClearedWithoutALesson_AsksForIt(ConferenceFields field, string path) =>
        Assert.Equal((RefusalReason.FieldRequired, path), Of(Update(Scheduled, Edit(field))));

    [Fact]
    public void Update_WhenAVideoCallLosesItsTitle_AsksForIt()
    {
        var call = Scheduled with { Type = ConferenceType.VideoCall, Title = "Собрание", TitledByHand = true };

        Assert.Equal((RefusalReason.FieldRequired, "conference.title"), Of(Update(call, Edit(ConferenceFields.Title))));
        Assert.Equal(
            (RefusalReason.FieldRequired, "conference.title"), Of(Update(Scheduled, Edit(ConferenceFields.Type) with { Type = ConferenceType.VideoCall })));
    }

    [Fact]
    public void Update_WhenTheRulesOfANewOneAreBroken_SaysTheSame()
    {
        Assert.Equal((RefusalReason.EndBeforeStart, "conference.local_end"), Of(Update(Scheduled, Times(new TimeOnly(10, 0), new TimeOnly(9, 0)))));
        Assert.Equal((RefusalReason.CrossesMidnight, "conference.local_end"), Of(Update(Scheduled, Times(new TimeOnly(10, 0), TimeOnly.MinValue))));
        Assert.Equal((RefusalReason.ConferenceTooShort, "conference.local_end"), Of(Update(Scheduled, Times(new TimeOnly(10, 0), new TimeOnly(10, 0, 59)))));
        Assert.Equal((RefusalReason.StartInPast, "conference.local_start"), Of(Update(Scheduled, Edit(ConferenceFields.Date) with { Date = new DateOnly(2026, 9, 1) })));
        Assert.Equal((RefusalReason.StartTooFar, "conference.date"), Of(Update(Scheduled, Edit(ConferenceFields.Date) with { Date = new DateOnly(2027, 12, 1) })));
        Assert.Equal(
            (RefusalReason.LessonRequired, "conference.lesson"), Of(Update(Scheduled, Edit(ConferenceFields.Chat) with { Chat = Other }, Facts(Seat(ChatType.Subject)))));
        Assert.Equal((RefusalReason.ChatClosed, ""), Of(Update(Scheduled, Edit(ConferenceFields.Chat) with { Chat = Other }, Facts(Seat(life: ChatLife.Closed)))));
        var withLesson = Edit(ConferenceFields.Type | ConferenceFields.Lesson | ConferenceFields.Title) with { Type = ConferenceType.VideoCall, Lesson = new LessonId(School, "l"), Title = "а" };
        Assert.Equal((RefusalReason.LessonNotAllowed, "conference.lesson"), Of(Update(Scheduled, withLesson)));
    }

    [Theory]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Active)]
    [InlineData(ConferenceStage.Scheduled)]
    public void Update_WhenStarted_TakesTheEndAndNoOtherField(ConferenceStage stage)
    {
        var (state, now) = (At(stage), LessonStart.AddMinutes(5));

        var extended = Update(state, End(new TimeOnly(10, 30)), at: now).Value!;
        Assert.Equal((LessonStart, LessonStart.AddMinutes(90), stage, true), (extended.Start, extended.End, extended.Stage, extended.RemindersOwed));
        Assert.Equal(LessonStart.AddMinutes(10), Update(state, End(new TimeOnly(9, 10)), at: now).Value!.End);
        Fixed("conference.title", Edit(ConferenceFields.Title) with { Title = "Разбор" });
        Fixed("conference.type", Edit(ConferenceFields.Type) with { Type = ConferenceType.VideoCall });
        Fixed("conference.chat", Edit(ConferenceFields.Chat) with { Chat = Other });
        Fixed("conference.lesson", Edit(ConferenceFields.Lesson) with { Lesson = new LessonId(School, "l") });
        Fixed("conference.date", Edit(ConferenceFields.Date) with { Date = new DateOnly(2026, 9, 15) });
        Fixed("conference.local_start", Edit(ConferenceFields.LocalStart) with { LocalStart = new TimeOnly(9, 30) });
        Fixed("conference.local_start", Times(new TimeOnly(9, 30), new TimeOnly(10, 30)));

        void Fixed(string path, UpdateConference command) => Assert.Equal((RefusalReason.FieldFixedAfterStart, path), Of(Update(state, command, at: now)));
    }

    [Theory]
    [InlineData("09:04", RefusalReason.EndInPast)]
    [InlineData("09:05", RefusalReason.EndInPast)]
    [InlineData("08:00", RefusalReason.EndBeforeStart)]
    [InlineData("09:00:30", RefusalReason.ConferenceTooShort)]
    [InlineData("00:00", RefusalReason.CrossesMidnight)]
    public void Update_WhenTheEndOfAnActiveOneMakesNoSense_SaysWhy(string end, RefusalReason reason) =>
        Assert.Equal((reason, "conference.local_end"), Of(Update(Active, End(TimeOnly.Parse(end, null)), at: LessonStart.AddMinutes(5))));

    [Fact]
    public void Update_WhenActiveAndTheChatIsClosed_StillTakesTheEnd() =>
        Assert.False(Update(Active, End(new TimeOnly(10, 30)), Facts(Seat(life: ChatLife.Closed)), LessonStart.AddMinutes(5)).IsRefused);

    [Theory]
    [InlineData(ConferenceStage.Ending, RefusalReason.ConferenceOver)]
    [InlineData(ConferenceStage.Ended, RefusalReason.ConferenceOver)]
    [InlineData(ConferenceStage.Cancelled, RefusalReason.ConferenceCancelled)]
    [InlineData(ConferenceStage.Missed, RefusalReason.ConferenceMissed)]
    public void Update_WhenOver_ChangesNothing(ConferenceStage stage, RefusalReason reason)
    {
        Assert.Equal((reason, ""), Of(Update(At(stage), End(new TimeOnly(12, 0)), at: LessonStart.AddMinutes(5))));
        Assert.Equal((reason, ""), Of(Update(At(stage), Edit(ConferenceFields.None) with { AddParticipants = [Teacher] }, at: LessonStart.AddMinutes(5))));
    }

    [Theory]
    [InlineData(ConferenceStage.Active, RefusalReason.ConferenceOver)]
    [InlineData(ConferenceStage.Starting, RefusalReason.ConferenceMissed)]
    [InlineData(ConferenceStage.Scheduled, RefusalReason.ConferenceMissed)]
    public void Update_WhenTheEndHasComeAndIsNotNotedYet_IsOver(ConferenceStage stage, RefusalReason reason) =>
        Assert.Equal((reason, ""), Of(Update(At(stage), End(new TimeOnly(12, 0)), at: LessonEnd)));

    [Fact]
    public void Update_WhenTheVersionOrTheActorDoesNotFit_IsRefusedBeforeAnythingElse()
    {
        Assert.Equal((RefusalReason.EtagMismatch, "conference.etag"), Of(Update(Scheduled, Edit(ConferenceFields.Date) with { Etag = "9" })));
        Assert.False(Update(Scheduled, Edit(ConferenceFields.Title) with { Title = "а", Etag = "1" }).IsRefused);
        Assert.Equal(
            RefusalReason.PersonMayNotEdit,
            ConferenceEditRules.Update(Scheduled, Edit(ConferenceFields.Date) with { Etag = "9" }, Refusal.Of(RefusalReason.PersonMayNotEdit), DayBefore).Refusal?.Reason);
        Assert.Equal((RefusalReason.NotFound, ""), Of(Update(Scheduled with { DeletedAt = DayBefore }, Edit(ConferenceFields.Title))));
        Assert.Equal(RefusalReason.NotFound, ConferenceEditRules.Update(null, Edit(ConferenceFields.Title), Facts(Seat()), DayBefore).Refusal?.Reason);
    }
}
