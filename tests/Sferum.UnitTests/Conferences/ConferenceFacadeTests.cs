using Google.Rpc;
using Grpc.Core;
using Sferum.Testing;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.UnitTests.Conferences;

/// <summary>Conferences as a caller sees them, over real gRPC.</summary>
public sealed partial class ConferenceFacadeTests : IAsyncLifetime
{
    private readonly string _zone = Daytime.Zone(TimeProvider.System);
    private SferumUnderTest _sferum = null!;

    private ConferenceService.ConferenceServiceClient Conferences => new(_sferum.Channel);

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync();
        await new RosterService.RosterServiceClient(_sferum.Channel).ReplaceRosterAsync(Roster());
        await Eventually.HoldsAsync(async () => (await ParticipantsAsync()) == 3, TimeSpan.FromSeconds(20));
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    [Fact]
    public async Task CreateConference_WhenItFits_GivesEverythingThatTheWindowShows()
    {
        var request = Request();
        var created = await Conferences.CreateConferenceAsync(request);

        Assert.StartsWith("schools/7/conferences/x", created.Name, StringComparison.Ordinal);
        Assert.Equal((ConferenceState.Scheduled, ConferenceStateReason.Unspecified), (created.State, created.StateReason));
        Assert.Equal(("5 А", ChatType.Class, 3), (created.ChatTitle, created.ChatType, created.ParticipantCount));
        Assert.Equal($"5 А, {created.Date.Day:00}.{created.Date.Month:00}.{created.Date.Year}", created.Title);
        Assert.Equal([PersonKind.Staff, PersonKind.Student], created.ParticipantKinds);
        Assert.Equal(request.Conference.LocalStart, created.LocalStart);
        Assert.Equal(TimeSpan.FromMinutes(40), created.EndTime.ToDateTime() - created.StartTime.ToDateTime());
        Assert.Contains("participants", created.EditableFields);
        Assert.False(created.CanEnd || created.CanJoin || created.TitledByHand);
        Assert.Equal(created, await Conferences.CreateConferenceAsync(request));
        Assert.Equal(created, await Conferences.GetConferenceAsync(new() { Name = created.Name }));
    }

    [Fact]
    public async Task CreateConference_WhenOnlyValidated_LeavesNothing()
    {
        var request = Request();
        request.ValidateOnly = true;
        var created = await Conferences.CreateConferenceAsync(request);

        Assert.Equal(3, created.ParticipantCount);
        Assert.Equal(ErrorReason.NotFound, await ReasonOf(Conferences.GetConferenceAsync(new() { Name = created.Name })));
    }

    [Fact]
    public async Task CreateConference_WhenSomethingIsWrong_NamesReasonAndField()
    {
        await RefusedAsync(ErrorReason.FieldRequired, "conference.type", r => r.Conference.Type = ConferenceType.Unspecified);
        await RefusedAsync(ErrorReason.FieldRequired, "conference.chat", r => r.Conference.Chat = "");
        await RefusedAsync(ErrorReason.InvalidName, "conference.chat", r => r.Conference.Chat = "chats/1");
        await RefusedAsync(ErrorReason.FieldRequired, "conference.date", r => r.Conference.Date = null);
        await RefusedAsync(ErrorReason.InvalidDate, "conference.date", r => r.Conference.Date = new Date { Year = 2027, Month = 2, Day = 29 });
        await RefusedAsync(ErrorReason.InvalidDate, "conference.date", r => r.Conference.Date = new Date { Year = 2100, Month = 1, Day = 1 });
        await RefusedAsync(ErrorReason.InvalidDate, "conference.date", r => r.Conference.Date = new Date { Year = 2027 });
        await RefusedAsync(ErrorReason.FieldRequired, "conference.local_start", r => r.Conference.LocalStart = null);
        await RefusedAsync(ErrorReason.InvalidTimeOfDay, "conference.local_start", r => r.Conference.LocalStart = new TimeOfDay { Hours = 24 });
        await RefusedAsync(ErrorReason.InvalidTimeOfDay, "conference.local_end", r => r.Conference.LocalEnd = new TimeOfDay { Hours = 12, Seconds = 60 });
        await RefusedAsync(ErrorReason.InvalidTimeOfDay, "conference.local_end", r => r.Conference.LocalEnd = new TimeOfDay { Hours = 12, Nanos = 1 });
        await RefusedAsync(ErrorReason.CrossesMidnight, "conference.local_end", r => r.Conference.LocalEnd = new TimeOfDay { Hours = 24 });
        await RefusedAsync(ErrorReason.EndBeforeStart, "conference.local_end", r => r.Conference.LocalEnd = r.Conference.LocalStart);
        await RefusedAsync(ErrorReason.StartTooFar, "conference.date", r => r.Conference.Date.Year += 2);
        await RefusedAsync(ErrorReason.StartInPast, "conference.local_start", r => r.Conference.Date.Year -= 1);
        await RefusedAsync(ErrorReason.TextTooLong, "conference.title", r => r.Conference.Title = new string('я', 201));
        await RefusedAsync(ErrorReason.FieldRequired, "conference.title", r => r.Conference.Type = ConferenceType.VideoCall);
        await RefusedAsync(ErrorReason.LessonNotAllowed, "conference.lesson", r => (r.Conference.Type, r.Conference.Lesson) = (ConferenceType.VideoCall, "schools/7/lessons/1"));
        await RefusedAsync(ErrorReason.NotFound, "", r => r.Conference.Lesson = "schools/7/lessons/1");
        await RefusedAsync(ErrorReason.NotFound, "", r => r.Conference.Chat = "schools/8/chats/teachers");
        await RefusedAsync(ErrorReason.NotFound, "", r => r.Parent = "schools/8");
        await RefusedAsync(ErrorReason.DuplicateItem, "add_participants[1]", r => r.AddParticipants.Add(["accounts/head", "accounts/head"]));
        await RefusedAsync(ErrorReason.MemberNotInSchool, "add_participants[0]", r => r.AddParticipants.Add("accounts/nobody"));
        await RefusedAsync(ErrorReason.ParticipantKindNotAllowed, "add_participants[0]", r => r.AddParticipants.Add("accounts/mother"));
        await RefusedAsync(ErrorReason.AdministratorNotRemovable, "", r => r.RemoveParticipants.Add("accounts/head"));
        await RefusedAsync(ErrorReason.TooManyItems, "remove_participants", r => r.RemoveParticipants.Add(Enumerable.Range(0, 3001).Select(i => $"accounts/{i}")));
        await RefusedAsync(ErrorReason.ChatNotAvailable, "acting_account", r => r.ActingAccount = "accounts/mother");
        await RefusedAsync(ErrorReason.AccountNotLinked, "", r => r.ActingAccount = "accounts/anna");
    }

    [Fact]
    public async Task CreateConference_WhenTheIdIsUsedForAnother_IsRefused()
    {
        var request = Request();
        await Conferences.CreateConferenceAsync(request);
        request.Conference.Title = "Другой";

        Assert.Equal(ErrorReason.RequestIdReused, await ReasonOf(Conferences.CreateConferenceAsync(request)));
    }

    [Fact]
    public async Task ListConferenceParticipants_WhenPaged_GivesEverybodyOnceByName()
    {
        var created = await Conferences.CreateConferenceAsync(Request());
        var names = new List<string>();
        var request = new ListConferenceParticipantsRequest { Parent = created.Name, PageSize = 2 };
        do
        {
            var page = await Conferences.ListConferenceParticipantsAsync(request);
            Assert.Equal(3, page.TotalSize);
            names.AddRange(page.Participants.Select(participant => participant.DisplayName));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["Ёлкина Анна", "Жуков Иван", "Яковлев Пётр"], names);
        var students = await Conferences.ListConferenceParticipantsAsync(new() { Parent = created.Name, Kind = PersonKind.Student, Query = "анна" });
        Assert.Equal(("accounts/anna", LinkState.NotLinked, true), (students.Participants.Single().Account, students.Participants[0].LinkState, students.Participants[0].FromChat));
    }

    [Fact]
    public async Task JoinConference_WhenNotStarted_SaysWhenItStarts()
    {
        var created = await Conferences.CreateConferenceAsync(Request());

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await Conferences.JoinConferenceAsync(new() { Name = created.Name, ActingAccount = "accounts/anna" }));

        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.ConferenceNotStarted), (error.StatusCode, error.Reason()));
        var start = DateTimeOffset.Parse(error.GetRpcStatus()!.GetDetail<ErrorInfo>().Metadata["start_time"], null);
        Assert.Equal(created.StartTime.ToDateTimeOffset(), start);
        Assert.Equal(Daytime.LocalTime(TimeProvider.System, _zone).Offset, start.Offset);
        Assert.Equal(ErrorReason.ActingAccountRequired, await ReasonOf(Conferences.JoinConferenceAsync(new() { Name = created.Name })));
        Assert.Equal(ErrorReason.ConferenceNotStarted, await ReasonOf(Conferences.EndConferenceAsync(new() { Name = created.Name, RequestId = "e-1" })));
    }

    [Fact]
    public async Task Conference_WhenTheAdministratorIsNotLinked_WaitsAndSaysSo()
    {
        var request = Request();
        Set(request.Conference, Daytime.LocalTime(TimeProvider.System, _zone).AddSeconds(-20));
        var created = await Conferences.CreateConferenceAsync(request);

        var waiting = await Eventually.ReadAsync(
            async () => await Conferences.GetConferenceAsync(new() { Name = created.Name }),
            conference => conference.StateReason != ConferenceStateReason.Unspecified,
            TimeSpan.FromSeconds(20));

        Assert.Equal((ConferenceState.Starting, ConferenceStateReason.AdministratorNotLinked), (waiting.State, waiting.StateReason));
        Assert.Equal(ErrorReason.ConferenceStarting, await ReasonOf(Conferences.JoinConferenceAsync(new() { Name = created.Name, ActingAccount = "accounts/anna" })));
    }

    private async Task RefusedAsync(ErrorReason reason, string field, Action<CreateConferenceRequest> spoil)
    {
        var request = Request();
        spoil(request);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Conferences.CreateConferenceAsync(request));
        var details = error.GetRpcStatus()?.GetDetail<BadRequest>();
        Assert.Equal((reason, field), (error.Reason(), details?.FieldViolations[0].Field ?? (field == "acting_account" ? field : "")));
    }

    private static async Task<ErrorReason> ReasonOf<T>(AsyncUnaryCall<T> call) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await call)).Reason();

    private async Task<int> ParticipantsAsync()
    {
        var request = Request();
        request.ValidateOnly = true;
        try
        {
            return (await Conferences.CreateConferenceAsync(request)).ParticipantCount;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return 0;
        }
    }

    private CreateConferenceRequest Request()
    {
        var request = new CreateConferenceRequest
        {
            Parent = "schools/7",
            RequestId = "r-1",
            Conference = new Conference { Type = ConferenceType.OnlineLesson, Chat = "schools/7/chats/class-5a" },
        };
        Set(request.Conference, Daytime.LocalTime(TimeProvider.System, _zone).AddMinutes(30));
        return request;
    }

    private static void Set(Conference conference, DateTimeOffset start)
    {
        var end = start.AddMinutes(40);
        conference.Date = new Date { Year = start.Year, Month = start.Month, Day = start.Day };
        conference.LocalStart = new TimeOfDay { Hours = start.Hour, Minutes = start.Minute, Seconds = start.Second };
        conference.LocalEnd = new TimeOfDay { Hours = end.Hour, Minutes = end.Minute, Seconds = end.Second };
    }

    private ReplaceRosterRequest Roster() => new()
    {
        School = "schools/7",
        RequestId = "roster",
        Facts = new() { Title = "Школа № 7", TimeZone = _zone, SferumAdministrator = "accounts/head" },
        Roster = new()
        {
            Staff =
            {
                new RosterStaff { Account = "accounts/head", FullName = Name("Жуков", "Иван"), PositionType = PositionType.Administration },
                new RosterStaff { Account = "accounts/teacher", FullName = Name("Яковлев", "Пётр"), PositionType = PositionType.TeachingStaff },
            },
            Classes = { new RosterClass { SchoolClass = "schools/7/classes/5a", Title = "5 А", HomeroomTeacher = "accounts/teacher" } },
            Students = { new RosterStudent { Account = "accounts/anna", FullName = Name("Ёлкина", "Анна"), SchoolClass = "schools/7/classes/5a" } },
            Parents = { new RosterParent { Account = "accounts/mother", FullName = Name("Мать", "Ольга"), Children = { "accounts/anna" } } },
        },
    };

    private static PersonName Name(string family, string given) => new() { FamilyName = family, GivenName = given };
}
