using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Drafts;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.UnitTests.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lessons;

/// <summary>What a lesson gives to a conference and to a draft, and where it does not fit.</summary>
public sealed class LessonTermsTests
{
    private static readonly CreateConference OfLesson = Command with { Lesson = Timetables.Id, Title = "", Date = null, LocalStart = null, LocalEnd = null };

    private static readonly ChatSeat SubjectChat = Seat(ChatType.Subject) with { Group = Timetables.Group.Group };

    private static readonly ChatSeat ClassChat = Seat() with { Class = new ClassId(School, "5a") };

    [Fact]
    public void Plan_WithALesson_TakesTitleDateAndTimesFromIt()
    {
        var planned = Plan(OfLesson, SubjectChat).Value!;

        Assert.Equal(("Английский язык, 5 А, 14.09.2026", false, "2. Английский язык, 5 А"), (planned.Title, planned.TitledByHand, planned.LessonTitle));
        Assert.Equal((LessonStart, LessonEnd, true), (planned.Start, planned.End, planned.FollowsLesson));
        Assert.Equal((1, new LessonSlot(Timetables.Monday, new(9, 0), new(9, 45))), (planned.LessonVersion, planned.LessonSlot));
    }

    [Fact]
    public void Plan_WithOtherTimes_IsTimedByHand()
    {
        Assert.True(Plan(OfLesson with { LocalEnd = new(9, 45) }, ClassChat).Value!.FollowsLesson);
        Assert.False(Plan(OfLesson with { LocalEnd = new(9, 40) }, ClassChat).Value!.FollowsLesson);
        Assert.False(Plan(OfLesson with { Date = new DateOnly(2026, 9, 15) }, ClassChat).Value!.FollowsLesson);
        Assert.Equal("Английский язык, 5 А, 15.09.2026", Plan(OfLesson with { Date = new DateOnly(2026, 9, 15) }, ClassChat).Value!.Title);
    }

    [Fact]
    public void Plan_WhenTheLessonDoesNotFitTheChat_IsRefused()
    {
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, Plan(OfLesson, SubjectChat with { Group = new GroupId(School, "16") }).Refusal?.Reason);
        Assert.Equal(RefusalReason.LessonOfAnotherGroup, Plan(OfLesson, ClassChat with { Class = new ClassId(School, "6b") }).Refusal?.Reason);
        Assert.Null(Plan(OfLesson, Seat(ChatType.Teachers)).Refusal);
        Assert.Null(Plan(OfLesson, Seat(ChatType.Other)).Refusal);
    }

    [Fact]
    public void Plan_WhenTheLessonIsCancelledOrUnknown_IsRefused()
    {
        Assert.Equal(RefusalReason.LessonCancelled, Plan(OfLesson, SubjectChat, Timetables.Lesson with { Cancelled = true }).Refusal?.Reason);
        var unknown = ConferenceRules.Plan(OfLesson, Around(SubjectChat, null), DayBefore).Refusal!;
        Assert.Equal((RefusalReason.NotFound, Timetables.Id.Name), (unknown.Reason, unknown.Subjects.Single()));
    }

    [Fact]
    public void Plan_WhenItHasBegun_OnlyTheJournalMay()
    {
        var late = LessonStart.AddMinutes(10);

        Assert.Equal(RefusalReason.StartInPast, ConferenceRules.Plan(OfLesson, Around(ClassChat), late).Refusal?.Reason);
        Assert.Equal(LessonStart, ConferenceRules.Plan(OfLesson with { MayBeLate = true }, Around(ClassChat), late).Value?.Start);
        Assert.Equal(RefusalReason.EndInPast, ConferenceRules.Plan(OfLesson with { MayBeLate = true }, Around(ClassChat), LessonEnd).Refusal?.Reason);
    }

    [Fact]
    public void Made_WhenTheSubjectIsLong_IsCutAndKeepsTheDate()
    {
        var title = LessonTitles.Made(Timetables.Lesson with { Facts = Timetables.Group with { Subject = new string('я', 250) } }, Timetables.Monday);

        Assert.Equal(200, TextLength.Of(title));
        Assert.EndsWith(", 14.09.2026", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Made_OfSeveralClasses_NamesAll() => Assert.Equal(
        "Английский язык, 5 А, 5 Б, 14.09.2026",
        LessonTitles.Made(Timetables.Lesson with { Facts = Timetables.Group with { ClassTitles = ["5 А", "5 Б"] } }, Timetables.Monday));

    [Fact]
    public void Draft_WithALesson_FillsInWhatTheWindowShows()
    {
        var draft = Draft(new DraftConference(ConferenceType.OnlineLesson, Chat, Timetables.Id, null, null), ClassChat).Value!;

        Assert.Equal(("Английский язык, 5 А, 14.09.2026", Chat, "5 А", ChatType.Class), (draft.Title, draft.Chat, draft.ChatTitle, draft.ChatType));
        Assert.Equal((Timetables.Monday, new TimeOnly(9, 0), new TimeOnly(9, 45), false), (draft.Date, draft.LocalStart, draft.LocalEnd, draft.TimedByHand));
        Assert.Equal((LessonStart, LessonEnd, PersonKinds.Staff | PersonKinds.Student), (draft.StartTime, draft.EndTime, draft.Kinds));
    }

    [Fact]
    public void Draft_WithLittle_LeavesTheRestToPeople()
    {
        var call = DraftRules.Draft(new DraftConference(ConferenceType.VideoCall, Chat, null, null, null), Seat(ChatType.Parents), null, "Europe/Moscow", Timetables.Monday).Value!;
        Assert.Equal(("", Timetables.Monday, null, PersonKinds.Staff | PersonKinds.Student | PersonKinds.Parent), (call.Title, call.Date, call.LocalStart, call.Kinds));

        var online = DraftRules.Draft(new DraftConference(ConferenceType.OnlineLesson, Chat, null, new DateOnly(2026, 9, 16), null), ClassChat, null, "Europe/Moscow", Timetables.Monday).Value!;
        Assert.Equal(("5 А, 16.09.2026", new DateOnly(2026, 9, 16)), (online.Title, online.Date));
    }

    [Fact]
    public void Draft_WithAnotherDate_IsTimedByHand() =>
        Assert.True(Draft(new DraftConference(ConferenceType.OnlineLesson, Chat, Timetables.Id, new DateOnly(2026, 9, 16), null), ClassChat).Value!.TimedByHand);

    [Fact]
    public void Draft_WhenItDoesNotGoTogether_IsRefused()
    {
        var query = new DraftConference(ConferenceType.OnlineLesson, Chat, Timetables.Id, null, null);

        Assert.Equal((RefusalReason.LessonNotAllowed, "lesson"), Why(Draft(query with { Type = ConferenceType.VideoCall }, ClassChat)));
        Assert.Equal((RefusalReason.LessonOfAnotherGroup, "lesson"), Why(Draft(query, SubjectChat with { Group = new GroupId(School, "16") })));
        Assert.Equal((RefusalReason.LessonCancelled, "lesson"), Why(Draft(query, ClassChat, Timetables.Lesson with { Cancelled = true })));
        Assert.Equal((RefusalReason.ChatClosed, "chat"), Why(Draft(query, ClassChat with { Life = ChatLife.Closed })));
        Assert.Equal((RefusalReason.NotFound, "lesson"), Why(DraftRules.Draft(query, ClassChat, null, "Europe/Moscow", Timetables.Monday)));
    }

    private static Outcome<ConferenceDraft> Draft(DraftConference query, ChatSeat seat, LessonSnapshot? lesson = null) =>
        DraftRules.Draft(query, seat, lesson ?? Timetables.Lesson, "Europe/Moscow", Timetables.Monday.AddDays(-3));

    private static (RefusalReason, string)? Why(Outcome<ConferenceDraft> outcome) => outcome.Refusal is { } refusal ? (refusal.Reason, refusal.Field) : null;

    private static Outcome<ConferenceState> Plan(CreateConference command, ChatSeat seat, LessonSnapshot? lesson = null) =>
        ConferenceRules.Plan(command, Around(seat, lesson ?? Timetables.Lesson), DayBefore);

    private static ConferenceSurroundings Around(ChatSeat seat) => Around(seat, Timetables.Lesson);

    private static ConferenceSurroundings Around(ChatSeat seat, LessonSnapshot? lesson) => new(Profile(), seat, new Dictionary<AccountId, Person>()) { Lesson = lesson };
}
