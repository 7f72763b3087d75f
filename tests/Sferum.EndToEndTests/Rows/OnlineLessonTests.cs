using Sferum.Testing.Conferences;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>Lessons of the timetable and their conferences (C3, C5, C6), and the journal (C14), on both sides.</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class OnlineLessonTests(SharedDeployment deployment)
{
    private readonly string _zone = Daytime.Zone(TimeProvider.System);

    [Fact]
    public async Task C3_C6_Lesson_FillsInNameDateAndTimes()
    {
        var school = await OpenAsync();
        var lesson = Lesson(school, "l1", startsIn: 60, lasts: 40);
        await TakeAsync(school, lesson);
        var chat = await SubjectChatAsync(school);

        var draft = await school.Clients.Conferences.DraftConferenceAsync(new() { Parent = school.Name, Type = ConferenceType.OnlineLesson, Lesson = lesson.Name });
        Assert.Equal((chat.Name, ChatType.Subject, TitleOf(lesson)), (draft.Chat, draft.ChatType, draft.Title));
        Assert.Equal((lesson.Date, lesson.StartTime, lesson.EndTime), (draft.Date, draft.LocalStart, draft.LocalEnd));
        Assert.Equal(("", "1. Английский язык, 5 А"), (draft.Name, draft.LessonTitle));
        Assert.Equal([PersonKind.Staff, PersonKind.Student], draft.ParticipantKinds);

        var created = await CreateAsync(school, chat, lesson);
        Assert.Equal((TitleOf(lesson), lesson.StartTime, false, false), (created.Title, created.LocalStart, created.TimedByHand, created.TitledByHand));
        await school.KillAndStartAsync();
        Assert.Equal(created, await school.Clients.Conferences.GetConferenceAsync(new() { Name = created.Name }));
        var shown = await school.Clients.Timetables.GetLessonAsync(new() { Name = lesson.Name });
        Assert.Equal((created.Name, ConferenceState.Scheduled, "Английский язык"), (shown.OnlineLesson, shown.OnlineLessonState, shown.Subject));
    }

    [Fact]
    public async Task C5_Lesson_IsOfItsChatAloneAndItsConferenceFollowsIt()
    {
        var school = await OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        var chat = await SubjectChatAsync(school);
        var (lesson, other, off) = (Lesson(school, "l1", startsIn: 60, lasts: 40), Lesson(school, "l2", startsIn: 60, lasts: 40, group: "16"), Lesson(school, "l3", startsIn: 120, lasts: 40));
        await TakeAsync(school, lesson, other, off);
        await RefusalsAsync(school, chat, lesson, other);
        var (moving, ending) = (await CreateAsync(school, chat, lesson), await CreateAsync(school, chat, off));
        Assert.Equal(["l1", "l3"], await LessonsOfAsync(school, chat));

        // Into a time that has begun: the call opens at once on the Sferum side.
        var moved = await school.Clients.Timetables.ImportLessonsAsync(new()
        {
            School = school.Name,
            RequestId = school.NextRequest(),
            Mode = LessonImportMode.Changes,
            Lessons = { Lesson(school, "l1", startsIn: -2, lasts: 50) },
            CancelledLessons = { off.Name },
        });

        Assert.Equal((moving.Name, ending.Name), (Assert.Single(moved.MovedConferences), Assert.Single(moved.CancelledConferences)));
        await StateAsync(school, moving, ConferenceState.Active);
        Assert.Single(await CallsAsync(school), call => call.FinishedAt is null);
        var cancelled = await school.Clients.Conferences.GetConferenceAsync(new() { Name = ending.Name });
        Assert.Equal((ConferenceState.Cancelled, ConferenceStateReason.LessonCancelled), (cancelled.State, cancelled.StateReason));
        await school.Clients.Conferences.EndConferenceAsync(new() { Name = moving.Name, RequestId = school.NextRequest() });
        await StateAsync(school, moving, ConferenceState.Ended);
    }

    [Fact]
    public async Task C14_Journal_CreatesJoinsAndFinishesByLesson()
    {
        var school = await OpenAsync();
        await school.LinkAsync("head", "petr", "ivan");
        var lesson = Lesson(school, "l1", startsIn: -5, lasts: 40);
        await TakeAsync(school, lesson, Lesson(school, "past", startsIn: -60, lasts: 30));
        var chat = await SubjectChatAsync(school);
        await school.ShowsAsync(chat.Title, "head* petr* ivan anna", "head* petr* ivan");
        await LivingSchool.RefusedAsync(() => JoinAsync(school, lesson, "petr"), ErrorReason.OnlineLessonNotCreated);

        var request = new CreateOnlineLessonRequest { Lesson = lesson.Name, RequestId = school.NextRequest(), ActingAccount = school.Account("petr") };
        var created = await school.Clients.Journal.CreateOnlineLessonAsync(request);
        Assert.Equal((chat.Name, TitleOf(lesson), lesson.Name), (created.Chat, created.Title, created.Lesson));
        await StateAsync(school, created, ConferenceState.Active);
        var call = Assert.Single(await CallsAsync(school));
        Assert.Equal(created.Name, (await school.Clients.Journal.CreateOnlineLessonAsync(request)).Name);
        Assert.Equal(created.Name, (await school.Clients.Journal.CreateOnlineLessonAsync(new(request) { RequestId = school.NextRequest() })).Name);

        var joined = await JoinAsync(school, lesson, "ivan");
        Assert.Equal((created.Name, call.JoinLink), (joined.Conference, joined.JoinUri));
        await LivingSchool.RefusedAsync(() => JoinAsync(school, lesson, "lev"), ErrorReason.NotAParticipant);
        await school.Clients.Journal.FinishOnlineLessonAsync(new() { Lesson = lesson.Name, RequestId = school.NextRequest(), ActingAccount = school.Account("petr") });
        await StateAsync(school, created, ConferenceState.Ended);
        Assert.NotNull(Assert.Single(await CallsAsync(school)).FinishedAt);
        await LivingSchool.RefusedAsync(() => JoinAsync(school, lesson, "ivan"), ErrorReason.ConferenceOver);
        await LivingSchool.RefusedAsync(
            () => school.Clients.Journal.CreateOnlineLessonAsync(new() { Lesson = $"{school.Name}/lessons/past", RequestId = school.NextRequest(), ActingAccount = school.Account("petr") }).ResponseAsync,
            ErrorReason.EndInPast);
    }

    [Fact]
    public async Task C14_Journal_WhenSeveralChatsFit_NamesThem()
    {
        var school = await OpenAsync();
        await school.LinkAsync("petr");
        var lesson = Lesson(school, "l1", startsIn: 60, lasts: 40);
        await TakeAsync(school, lesson);
        var first = await SubjectChatAsync(school);
        var second = await school.CreateAsync(new Chat { Type = ChatType.Subject, Title = "Второй", Group = school.Group("15") });
        var request = new CreateOnlineLessonRequest { Lesson = lesson.Name, RequestId = school.NextRequest(), ActingAccount = school.Account("petr") };

        await LivingSchool.RefusedAsync(() => school.Clients.Journal.CreateOnlineLessonAsync(request).ResponseAsync, ErrorReason.ChatAmbiguous);
        var fitting = await school.Clients.Chats.ListChatsAsync(new() { Parent = school.Name, Lesson = lesson.Name });
        Assert.Equal(new[] { first.Name, second.Name, (await school.ChatAsync("5 А")).Name }.Order(), fitting.Chats.Select(chat => chat.Name).Order());
        request.Chat = second.Name;
        Assert.Equal(second.Name, (await school.Clients.Journal.CreateOnlineLessonAsync(request)).Chat);
    }

    private static async Task RefusalsAsync(LivingSchool school, Chat chat, Lesson lesson, Lesson other)
    {
        await LivingSchool.RefusedAsync(() => CreateAsync(school, chat, other), ErrorReason.LessonOfAnotherGroup);
        await LivingSchool.RefusedAsync(() => CreateAsync(school, chat, null), ErrorReason.LessonRequired);
        await LivingSchool.RefusedAsync(() => CreateAsync(school, chat, lesson, ConferenceType.VideoCall), ErrorReason.LessonNotAllowed);
        await LivingSchool.RefusedAsync(() => CreateAsync(school, chat, new Lesson { Name = $"{school.Name}/lessons/none" }), ErrorReason.NotFound);
    }

    private static Task<Conference> CreateAsync(LivingSchool school, Chat chat, Lesson? lesson, ConferenceType type = ConferenceType.OnlineLesson) =>
        school.Clients.Conferences.CreateConferenceAsync(new()
        {
            Parent = school.Name,
            RequestId = school.NextRequest(),
            Conference = new() { Type = type, Chat = chat.Name, Lesson = lesson?.Name ?? "" },
        }).ResponseAsync;

    private static Task<JoinOnlineLessonResponse> JoinAsync(LivingSchool school, Lesson lesson, string person) =>
        school.Clients.Journal.JoinOnlineLessonAsync(new() { Lesson = lesson.Name, ActingAccount = school.Account(person) }).ResponseAsync;

    private static Task<Conference> StateAsync(LivingSchool school, Conference conference, ConferenceState state) => Eventually.ReadAsync(
        () => school.Clients.Conferences.GetConferenceAsync(new() { Name = conference.Name }).ResponseAsync, seen => seen.State == state, LivingSchool.Soon, what: $"{state}");

    private static async Task<IReadOnlyList<SandboxCall>> CallsAsync(LivingSchool school) =>
        [.. (await school.Sandbox.WorldAsync()).Calls.Where(call => call.StarterId == school.User("head"))];

    private static async Task<string[]> LessonsOfAsync(LivingSchool school, Chat chat)
    {
        var today = (await school.Clients.Timetables.GetLessonAsync(new() { Name = $"{school.Name}/lessons/l1" })).Date;
        var page = await school.Clients.Timetables.ListLessonsAsync(new() { Parent = school.Name, FromDate = today, Chat = chat.Name });
        return [.. page.Lessons.Select(lesson => lesson.Name.Split('/')[^1])];
    }

    private static string TitleOf(Lesson lesson) => $"Английский язык, 5 А, {lesson.Date.Day:00}.{lesson.Date.Month:00}.{lesson.Date.Year}";

    private static Task<Chat> SubjectChatAsync(LivingSchool school) => school.CreateAsync(new Chat { Type = ChatType.Subject, Group = school.Group("15") });

    private static async Task TakeAsync(LivingSchool school, params Lesson[] lessons)
    {
        var taken = await school.Clients.Timetables.ImportLessonsAsync(new() { School = school.Name, RequestId = school.NextRequest(), Mode = LessonImportMode.Changes, Lessons = { lessons } });
        Assert.Equal(lessons.Length, taken.AddedCount);
    }

    // Where it is day, so that a lesson of today does not go over midnight.
    private async Task<LivingSchool> OpenAsync()
    {
        var school = await deployment.NewSchool("lesson").OpenAsync();
        school.Facts.TimeZone = _zone;
        school.Roster.Groups.Add(new RosterGroup { Group = school.Group("16"), Title = "16", Subject = "Музыка", SchoolClasses = { school.Class("6b") } });
        Assert.Equal(RosterImportState.Applied, (await school.ImportAsync()).State);
        return school;
    }

    private Lesson Lesson(LivingSchool school, string id, int startsIn, int lasts, string group = "15")
    {
        var now = Daytime.LocalTime(TimeProvider.System, _zone);
        var (start, end) = (now.AddMinutes(startsIn), now.AddMinutes(startsIn + lasts));
        return new Lesson
        {
            Name = $"{school.Name}/lessons/{id}",
            Group = school.Group(group),
            Date = new() { Year = start.Year, Month = start.Month, Day = start.Day },
            StartTime = new() { Hours = start.Hour, Minutes = start.Minute },
            EndTime = new() { Hours = end.Hour, Minutes = end.Minute },
            Number = 1,
        };
    }
}
