using Grpc.Core;
using Sferum.EndToEndTests.Journeys;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Sandbox;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.EndToEndTests.Guide;

/// <summary>«The registry, tab «Видеоконференции»».</summary>
internal sealed partial class GuideWalk
{
    private IReadOnlyList<GuideStep> ConferenceSteps =>
    [
        new("Figure 27, the list (C1)", ListConferencesAsync),
        new("«Перейти» (C10)", GoAsync),
        new("Figure 28, «Добавить»: type (C2)", DraftConferenceAsync),
        new("Field «Чат» (C4)", FieldChatAsync),
        new("Field «Урок» (C5)", FieldLessonAsync),
        new("«Наименование», «Дата начала»", FieldTimesAsync),
        new("Tabs «Сотрудники», «Ученики», «Родители» (C7)", ParticipantTabsAsync),
        new("«Сохранить» of figure 28", SaveConferenceAsync),
        new("A week of lessons at once", WeekAsync),
        new("«Изменить» (C11)", EditConferenceAsync),
        new("«Закончить видеоконференцию» (C12)", EndConferenceAsync),
        new("«Удалить» (C13)", DeleteConferenceAsync),
        new("«Внимание!»", ByItselfAsync),
    ];

    private async Task ListConferencesAsync()
    {
        var planned = await Conferences.PlanAsync("5 А", LivingConferences.Later(minutes: 120));
        var request = new ListConferencesRequest
        {
            Parent = school.Name,
            ActingAccount = school.Account("olga"),
            FromDate = planned.Date,
            ToDate = planned.Date,
            States = { ConferenceState.Scheduled },
            Type = ConferenceType.VideoCall,
            Chat = planned.Chat,
            OrderBy = "start_time desc",
        };
        var row = Assert.Single((await _calls.Conferences.ListConferencesAsync(request)).Conferences, one => one.Name == planned.Name);
        Assert.Equal(("Классный час", "5 А", planned.LocalStart, planned.LocalEnd, ConferenceState.Scheduled), (row.Title, row.ChatTitle, row.LocalStart, row.LocalEnd, row.State));
        Assert.Equal((false, ErrorReason.ConferenceNotStarted), (row.CanJoin, row.JoinRefusal));
        await RefusedAsync(() => _calls.Conferences.ListConferencesAsync(new(request) { ActingAccount = school.Account("lev") }).ResponseAsync, ErrorReason.AccountNotLinked);
    }

    private async Task GoAsync()
    {
        var later = await PlannedAsync();
        await RefusedAsync(() => JoinAsync(later, "olga"), ErrorReason.ConferenceNotStarted);
        await school.Sandbox.AddFaultAsync(new SandboxFault("error") { Method = "calls.start", Code = 10, UserId = school.User("head"), Count = 1_000 });
        await school.ApplyAsync(new RosterChange { PersonBlocked = new() { Account = school.Account("ivan") } });
        var conference = await PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        await UntilAsync(() => Conferences.GetAsync(conference.Name), seen => seen.StateReason != ConferenceStateReason.Unspecified, "the start is late");
        await RefusedAsync(() => JoinAsync(conference.Name, "olga"), ErrorReason.ConferenceStarting);
        await school.Sandbox.ClearFaultsAsync();
        await Conferences.UntilAsync(conference, ConferenceState.Active);

        Assert.StartsWith("https://", (await JoinAsync(conference.Name, "olga")).JoinUri, StringComparison.Ordinal);
        await RefusedAsync(() => JoinAsync(conference.Name, "mama"), ErrorReason.NotAParticipant);
        await RefusedAsync(() => JoinAsync(conference.Name, "ivan"), ErrorReason.Blocked);
        await school.ApplyAsync(new RosterChange { PersonUnblocked = new() { Account = school.Account("ivan") } });
        await Conferences.EndAsync(conference);
        await RefusedAsync(() => JoinAsync(conference.Name, "olga"), ErrorReason.ConferenceOver);
    }

    private async Task DraftConferenceAsync()
    {
        var draft = await DraftAsync(ConferenceType.VideoCall);
        Assert.Equal(ConferenceType.VideoCall, draft.Type);
    }

    private async Task FieldChatAsync()
    {
        var offered = (await ChatsAsync(request => (request.ActingAccount, request.HideClosed) = (school.Account("olga"), true))).Chats;
        Assert.Contains("5 А", offered.Select(chat => chat.Title));
        var draft = await DraftAsync(ConferenceType.VideoCall, offered.Single(chat => chat.Title == "5 А Родители").Name);
        Assert.Equal((ChatType.Parents, true), (draft.ChatType, draft.ParticipantKinds.Contains(PersonKind.Parent)));
        var chat = await ChatName("5 А");
        await RefusedAsync(() => DraftAsync(ConferenceType.VideoCall, chat, person: "mama"), ErrorReason.ChatNotAvailable);
        var closed = (await ChatsAsync(request => request.Query = "9 В")).Chats[0];
        await RefusedAsync(() => DraftAsync(ConferenceType.VideoCall, closed.Name, person: "head"), ErrorReason.ChatClosed);
    }

    private async Task FieldLessonAsync()
    {
        await TakeAsync(LessonOf("l16", "16", 90));
        var (chat, lesson) = (await ChatName("15 - Английский язык"), await LessonAsync("l1"));
        var lessons = await _calls.Timetables.ListLessonsAsync(new() { Parent = school.Name, FromDate = lesson.Date, ToDate = lesson.Date, Chat = chat });
        Assert.Equal(["l1", "l2"], lessons.Lessons.Select(one => one.Name.Split('/')[^1]).Order());
        var draft = await _calls.Conferences.DraftConferenceAsync(new() { Parent = school.Name, Type = ConferenceType.OnlineLesson, Lesson = LessonName("l1"), ActingAccount = school.Account("petr") });
        Assert.Equal((chat, ChatType.Subject, lesson.StartTime, lesson.EndTime), (draft.Chat, draft.ChatType, draft.LocalStart, draft.LocalEnd));

        Conference Of(ConferenceType type, string id) => new() { Type = type, Chat = chat, Lesson = id.Length == 0 ? "" : LessonName(id) };
        await RefusedAsync(() => CreateAsync(Of(ConferenceType.OnlineLesson, "")), ErrorReason.LessonRequired);
        await RefusedAsync(() => CreateAsync(Of(ConferenceType.VideoCall, "l1")), ErrorReason.LessonNotAllowed);
        await RefusedAsync(() => CreateAsync(Of(ConferenceType.OnlineLesson, "l16")), ErrorReason.LessonOfAnotherGroup);
    }

    private async Task FieldTimesAsync()
    {
        var when = LivingConferences.Later(minutes: 60);
        Task WrongAsync(ErrorReason reason, Action<Conference> wrong) => RefusedAsync(() => PlanAsync("5 А", when, request => wrong(request.Conference)), reason);

        await WrongAsync(ErrorReason.EndBeforeStart, c => c.LocalEnd = Of(when.Start.AddMinutes(-1)));
        await WrongAsync(ErrorReason.CrossesMidnight, c => c.LocalEnd = new TimeOfDay());
        await WrongAsync(ErrorReason.ConferenceTooShort, c => c.LocalEnd = Of(when.Start.AddSeconds(59)));
        await WrongAsync(ErrorReason.StartInPast, c => (c.LocalStart, c.LocalEnd) = (Of(when.Start.AddHours(-3)), Of(when.Start.AddHours(-2))));
        await WrongAsync(ErrorReason.InvalidDate, c => c.Date = new Date { Year = when.Start.Year + 1, Month = 2, Day = 30 });
        await GapAsync();
    }

    // Clocks go forward there at two, on the last Sunday of March.
    private async Task GapAsync()
    {
        var other = await deployment.NewSchool().OpenAsync();
        await other.Clients.Schools.UpdateSchoolAsync(new() { School = new School { Name = other.Name, TimeZone = "Europe/Berlin" }, UpdateMask = new() { Paths = { "time_zone" } }, RequestId = other.NextRequest() });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(3);
        var day = Enumerable.Range(0, 370).Select(today.AddDays).First(one => one is { Month: 3, Day: > 24, DayOfWeek: DayOfWeek.Sunday });
        var request = await new LivingConferences(other).RequestAsync("5 А", LivingConferences.Later(minutes: 60), made =>
        {
            made.Conference.Date = new Date { Year = day.Year, Month = day.Month, Day = day.Day };
            (made.Conference.LocalStart, made.Conference.LocalEnd) = (new TimeOfDay { Hours = 2, Minutes = 10 }, new TimeOfDay { Hours = 3, Minutes = 10 });
        });
        await RefusedAsync(() => _calls.Conferences.CreateConferenceAsync(request).ResponseAsync, ErrorReason.TimeInGap);
    }

    private async Task ParticipantTabsAsync()
    {
        var chat = await ChatName("5 А");
        Assert.Contains(school.Account("ivan"), (await _calls.Chats.ListChatMembersAsync(new() { Parent = chat, Kind = PersonKind.Student })).Members.Select(member => member.Account));
        Assert.Contains(school.Account("lev"), (await PeopleAsync(request => request.Kind = PersonKind.Student)).People.Select(person => person.Account));
        var when = LivingConferences.Later(minutes: 150);
        await RefusedAsync(() => PlanAsync("5 А", when, r => r.AddParticipants.Add(school.Account("papa"))), ErrorReason.ParticipantKindNotAllowed);
        await RefusedAsync(() => PlanAsync("5 А", when, r => r.AddParticipants.Add(school.Account("nobody"))), ErrorReason.MemberNotInSchool);
        await RefusedAsync(() => PlanAsync("5 А", when, r => r.RemoveParticipants.Add(school.Account("head"))), ErrorReason.AdministratorNotRemovable);
    }

    private async Task SaveConferenceAsync()
    {
        var when = LivingConferences.Later(minutes: 150);
        var first = await PlanAsync("5 А", when, r => r.Conference.Title = "Сбор");
        Assert.Equal(first.Name, Assert.Single((await PlanAsync("5 А", when)).Overlaps).Conference);
        await SettingAsync(new SchoolSettings { OverlapPolicy = OverlapPolicy.Refuse }, "overlap_policy");
        await RefusedAsync(() => PlanAsync("5 А", when), ErrorReason.ConferenceOverlaps);
        await SettingAsync(new SchoolSettings { OverlapPolicy = OverlapPolicy.Warn }, "overlap_policy");

        var lesson = new Conference { Type = ConferenceType.OnlineLesson, Chat = await ChatName("15 - Английский язык"), Lesson = LessonName("l1") };
        var made = await CreateAsync(lesson);
        var error = await LivingSchool.RefusedAsync(() => CreateAsync(lesson), ErrorReason.OnlineLessonExists);
        Assert.Equal(made.Name, error.GetRpcStatus()!.GetDetail<Google.Rpc.ResourceInfo>().ResourceName);
    }

    private async Task WeekAsync()
    {
        var chat = await ChatName("15 - Английский язык");
        var lesson = (await _calls.Timetables.ListLessonsAsync(new() { Parent = school.Name, FromDate = (await LessonAsync("l2")).Date, Chat = chat })).Lessons.Single(one => one.Name == LessonName("l2"));
        CreateConferenceRequest Of(string id) => new() { RequestId = id, Conference = new() { Type = ConferenceType.OnlineLesson, Chat = chat, Lesson = lesson.Name } };
        var made = await _calls.Conferences.BatchCreateConferencesAsync(new() { Parent = school.Name, RequestId = school.NextRequest(), Requests = { Of("week-1"), Of("week-2") } });
        // Each with its own outcome: of two for one lesson one is made.
        Assert.Equal(lesson.Name, Assert.Single(made.Outcomes, outcome => outcome.Conference is not null).Conference.Lesson);
        _heard.See(Assert.Single(made.Outcomes, outcome => outcome.Error is not null).Error);
        Assert.Contains(GuidePage.Name(ErrorReason.OnlineLessonExists), _heard.Seen);
    }

    private async Task EditConferenceAsync()
    {
        var conference = await _calls.Conferences.GetConferenceAsync(new() { Name = (await PlanAsync("5 А", LivingConferences.Later(minutes: 180))).Name });
        Assert.Contains("title", conference.EditableFields);
        Assert.Contains(school.Account("ivan"), (await _calls.Conferences.ListConferenceParticipantsAsync(new() { Parent = conference.Name, Kind = PersonKind.Student })).Participants.Select(one => one.Account));
        var soon = LivingConferences.Soon(minutes: 10);
        var moved = await UpdateAsync(new UpdateConferenceRequest
        {
            Conference = new() { Name = conference.Name, Etag = conference.Etag, Title = "Разбор", Date = soon.Date, LocalStart = soon.StartTime, LocalEnd = soon.EndTime },
            UpdateMask = new() { Paths = { "title", "date", "local_start", "local_end" } },
            AddParticipants = { school.Account("lev") },
            RemoveParticipants = { school.Account("anna") },
        });
        Assert.True(moved.ParticipantsEdited);
        await RefusedAsync(() => UpdateAsync(new UpdateConferenceRequest { Conference = new() { Name = conference.Name, Etag = conference.Etag, Title = "Иначе" } }), ErrorReason.EtagMismatch);
        await Conferences.UntilAsync(moved, ConferenceState.Active);
        await RefusedAsync(() => UpdateAsync(new UpdateConferenceRequest { Conference = new() { Name = conference.Name, Title = "Иначе" } }), ErrorReason.FieldFixedAfterStart);
        await Conferences.EndAsync(moved);
        await RefusedAsync(() => UpdateAsync(new UpdateConferenceRequest { Conference = new() { Name = conference.Name, Title = "Иначе" } }), ErrorReason.ConferenceOver);
    }

    private async Task EndConferenceAsync()
    {
        var later = await PlannedAsync();
        await RefusedAsync(() => EndAsync(later), ErrorReason.ConferenceNotStarted);
        var conference = await PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        Assert.True((await Conferences.UntilAsync(conference, ConferenceState.Active)).CanEnd);
        await EndAsync(conference.Name);
        await Conferences.UntilAsync(conference, ConferenceState.Ended);
        Assert.DoesNotContain(await Conferences.CallsAsync(), call => call.FinishedAt is null);
    }

    private async Task DeleteConferenceAsync()
    {
        var conference = await PlanAsync("5 А", LivingConferences.Soon(minutes: 10));
        await Conferences.UntilAsync(conference, ConferenceState.Active);
        var delete = new DeleteConferenceRequest { Name = conference.Name, Etag = "stale", RequestId = school.NextRequest() };
        await RefusedAsync(() => _calls.Conferences.DeleteConferenceAsync(delete).ResponseAsync, ErrorReason.EtagMismatch);
        Assert.True((await _calls.Conferences.DeleteConferenceAsync(new(delete) { Etag = "", RequestId = school.NextRequest() })).Ending);
        await RefusedAsync(() => Conferences.GetAsync(conference.Name), ErrorReason.NotFound);
        await UntilAsync(Conferences.CallsAsync, calls => calls.All(call => call.FinishedAt is not null), "its call is ended");
    }

    private async Task ByItselfAsync()
    {
        var when = LocalSchedule.In(LivingSchool.Zone, LivingConferences.Delay, TimeSpan.FromSeconds(61));
        var conference = await PlanAsync("5 А", when);
        var active = await Conferences.UntilAsync(conference, ConferenceState.Active);
        var ended = await Conferences.UntilAsync(conference, ConferenceState.Ended, TimeSpan.FromSeconds(61));
        Assert.True(active.ActualStartTime >= conference.StartTime && ended.ActualEndTime >= conference.EndTime, "never early");
        Assert.Equal(ConferenceStateReason.Unspecified, ended.StateReason);
    }

    private static TimeOfDay Of(DateTimeOffset moment) => new() { Hours = moment.Hour, Minutes = moment.Minute, Seconds = moment.Second };

    private async Task<string> PlannedAsync() => (await Conferences.PlanAsync("5 А", LivingConferences.Later(minutes: 90))).Name;

    private async Task<Conference> PlanAsync(string chat, LocalSchedule when, Action<CreateConferenceRequest>? more = null) =>
        await _calls.Conferences.CreateConferenceAsync(await Conferences.RequestAsync(chat, when, more));

    private Task<Conference> CreateAsync(Conference conference) =>
        _calls.Conferences.CreateConferenceAsync(new() { Parent = school.Name, RequestId = school.NextRequest(), Conference = conference }).ResponseAsync;

    private Task<Conference> UpdateAsync(UpdateConferenceRequest request)
    {
        request.RequestId = school.NextRequest();
        return _calls.Conferences.UpdateConferenceAsync(request).ResponseAsync;
    }

    private Task<Conference> EndAsync(string name) => _calls.Conferences.EndConferenceAsync(new() { Name = name, RequestId = school.NextRequest() }).ResponseAsync;

    private Task<JoinConferenceResponse> JoinAsync(string name, string person) => _calls.Conferences.JoinConferenceAsync(new() { Name = name, ActingAccount = school.Account(person) }).ResponseAsync;

    private Task<Conference> DraftAsync(ConferenceType type, string chat = "", string person = "olga") =>
        _calls.Conferences.DraftConferenceAsync(new() { Parent = school.Name, Type = type, Chat = chat, ActingAccount = school.Account(person) }).ResponseAsync;
}
