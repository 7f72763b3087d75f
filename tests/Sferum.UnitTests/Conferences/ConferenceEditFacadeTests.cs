using Google.Protobuf.WellKnownTypes;
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

/// <summary>Edits, deletion and batches as a caller sees them, over real gRPC.</summary>
public sealed class ConferenceEditFacadeTests : IAsyncLifetime
{
    private readonly string _zone = Daytime.Zone(TimeProvider.System);
    private SferumUnderTest _sferum = null!;
    private int _requests;

    private ConferenceService.ConferenceServiceClient Conferences => new(_sferum.Channel);

    public async Task InitializeAsync()
    {
        _sferum = await SferumUnderTest.StartAsync();
        await new RosterService.RosterServiceClient(_sferum.Channel).ReplaceRosterAsync(Roster());
        await Eventually.HoldsAsync(IsReadyAsync, TimeSpan.FromSeconds(20));
    }

    public async Task DisposeAsync() => await _sferum.DisposeAsync();

    [Fact]
    public async Task UpdateConference_WithoutAMask_ChangesWhatIsSet()
    {
        var created = await CreateAsync();

        var updated = await UpdateAsync(created, c => c.Title = "Разбор");

        Assert.Equal(("Разбор", true, "2"), (updated.Title, updated.TitledByHand, updated.Etag));
        Assert.Equal((created.Date, created.LocalStart, created.LocalEnd), (updated.Date, updated.LocalStart, updated.LocalEnd));
        Assert.Equal(updated, await Conferences.GetConferenceAsync(new() { Name = created.Name }));
    }

    [Fact]
    public async Task UpdateConference_WithAMask_ClearsWhatIsNamedAndNotSet()
    {
        var created = await CreateAsync();
        await UpdateAsync(created, c => c.Title = "Разбор");

        var cleared = await UpdateAsync(created, c => c.Chat = "schools/7/chats/nowhere", "title");

        Assert.Equal((created.Title, created.Chat, false), (cleared.Title, cleared.Chat, cleared.TitledByHand));
    }

    [Theory]
    [InlineData("state", ErrorReason.UpdateMaskInvalid, "update_mask")]
    [InlineData("participants", ErrorReason.UpdateMaskInvalid, "update_mask")]
    [InlineData("type", ErrorReason.FieldRequired, "conference.type")]
    [InlineData("chat", ErrorReason.FieldRequired, "conference.chat")]
    [InlineData("date", ErrorReason.FieldRequired, "conference.date")]
    [InlineData("local_start", ErrorReason.FieldRequired, "conference.local_start")]
    [InlineData("local_end", ErrorReason.FieldRequired, "conference.local_end")]
    public async Task UpdateConference_WhenTheMaskNamesWhatCannotBeCleared_SaysSo(string path, ErrorReason reason, string field)
    {
        var created = await CreateAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => UpdateAsync(created, _ => { }, path));

        Assert.Equal((reason, field), (error.Reason(), error.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations[0].Field));
    }

    [Fact]
    public async Task UpdateConference_WhenTheVersionIsOld_IsAborted()
    {
        var created = await CreateAsync();
        await UpdateAsync(created, c => c.Title = "Разбор");

        var error = await Assert.ThrowsAsync<RpcException>(() => UpdateAsync(created, c => (c.Title, c.Etag) = ("Иначе", created.Etag)));

        Assert.Equal((StatusCode.Aborted, ErrorReason.EtagMismatch), (error.StatusCode, error.Reason()));
    }

    [Fact]
    public async Task DeleteConference_WhenScheduled_IsGone()
    {
        var created = await CreateAsync();
        var request = new DeleteConferenceRequest { Name = created.Name, Etag = created.Etag, RequestId = "d-1" };

        Assert.False((await Conferences.DeleteConferenceAsync(request)).Ending);
        Assert.False((await Conferences.DeleteConferenceAsync(request)).Ending);

        var error = await Assert.ThrowsAsync<RpcException>(async () => await Conferences.GetConferenceAsync(new() { Name = created.Name }));
        Assert.Equal(ErrorReason.NotFound, error.Reason());
    }

    [Fact]
    public async Task GetConference_WhenTheChatGetsAnotherTitle_ShowsThat()
    {
        var created = await CreateAsync();
        await new ChatService.ChatServiceClient(_sferum.Channel).UpdateChatAsync(new UpdateChatRequest
        {
            Chat = new Chat { Name = created.Chat, Title = "5 А класс" },
            AcceptUnlinked = true,
            RequestId = "t-1",
        });

        var read = await Conferences.GetConferenceAsync(new() { Name = created.Name });

        Assert.Equal(("5 А класс", created.Title), (read.ChatTitle, read.Title));
    }

    [Fact]
    public async Task BatchCreateConferences_WhenSomeAreWrong_GivesEachItsOutcome()
    {
        var batch = Batch(5);
        batch.Requests[1].Conference.LocalEnd = new TimeOfDay { Hours = 1 };
        batch.Requests[2].Conference.Chat = "";
        batch.Requests[3].RequestId = "";
        batch.Requests[4].ActingAccount = "accounts/head";

        var made = await Conferences.BatchCreateConferencesAsync(batch);

        Assert.Equal(ConferenceState.Scheduled, made.Outcomes[0].Conference.State);
        Assert.Equal("requests[1].conference.local_end", FieldOf(made.Outcomes[1]));
        Assert.Equal("requests[2].conference.chat", FieldOf(made.Outcomes[2]));
        Assert.Equal("requests[3].request_id", FieldOf(made.Outcomes[3]));
        Assert.Equal("requests[4].acting_account", FieldOf(made.Outcomes[4]));
        Assert.Equal(made, await Conferences.BatchCreateConferencesAsync(batch));
        batch.Requests[1].Conference.LocalEnd = new TimeOfDay { Hours = 12 };
        Assert.Equal(ErrorReason.RequestIdReused, (await Assert.ThrowsAsync<RpcException>(async () => await Conferences.BatchCreateConferencesAsync(batch))).Reason());
    }

    [Fact]
    public async Task BatchCreateConferences_WhenMadeOneByOneBefore_GivesTheSame()
    {
        var batch = Batch(3);
        var alone = batch.Requests[1].Clone();
        alone.Parent = batch.Parent;
        var first = await Conferences.CreateConferenceAsync(alone);

        var made = await Conferences.BatchCreateConferencesAsync(batch);

        Assert.Equal(first, made.Outcomes[1].Conference);
        Assert.Equal(3, made.Outcomes.Select(outcome => outcome.Conference.Name).Distinct().Count());
    }

    [Fact]
    public async Task BatchCreateConferences_WhenOnlyValidated_LeavesNothing()
    {
        var batch = Batch(2);
        batch.ValidateOnly = true;

        var tried = await Conferences.BatchCreateConferencesAsync(batch);

        Assert.Equal(3, tried.Outcomes[1].Conference.ParticipantCount);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Conferences.GetConferenceAsync(new() { Name = tried.Outcomes[1].Conference.Name }));
        Assert.Equal(ErrorReason.NotFound, error.Reason());
    }

    [Fact]
    public async Task BatchCreateConferences_WhenItIsNoBatch_IsRefusedAsAWhole()
    {
        await RefusedAsync(Batch(0), ErrorReason.FieldRequired, "requests");
        await RefusedAsync(Batch(201), ErrorReason.TooManyItems, "requests");
        var twice = Batch(3);
        twice.Requests[2].RequestId = twice.Requests[0].RequestId;
        await RefusedAsync(twice, ErrorReason.DuplicateItem, "requests[2].request_id");
    }

    private async Task RefusedAsync(BatchCreateConferencesRequest batch, ErrorReason reason, string field)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Conferences.BatchCreateConferencesAsync(batch));
        Assert.Equal((reason, field), (error.Reason(), error.GetRpcStatus()!.GetDetail<BadRequest>().FieldViolations[0].Field));
    }

    private static string FieldOf(BatchCreateConferenceOutcome outcome) => outcome.Error.GetDetail<BadRequest>().FieldViolations[0].Field;

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            var request = Request(day: 1);
            request.ValidateOnly = true;
            return (await Conferences.CreateConferenceAsync(request)).ParticipantCount == 3;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }

    private Task<Conference> CreateAsync() => Conferences.CreateConferenceAsync(Request(day: 1)).ResponseAsync;

    private Task<Conference> UpdateAsync(Conference conference, Action<Conference> change, params string[] mask)
    {
        var request = new UpdateConferenceRequest { Conference = new Conference { Name = conference.Name }, RequestId = $"u-{++_requests}" };
        change(request.Conference);
        request.UpdateMask = mask.Length == 0 ? null : new FieldMask { Paths = { mask } };
        return Conferences.UpdateConferenceAsync(request).ResponseAsync;
    }

    private BatchCreateConferencesRequest Batch(int count)
    {
        var batch = new BatchCreateConferencesRequest { Parent = "schools/7", RequestId = "b-1" };
        for (var day = 1; day <= count; day++)
        {
            var request = Request(day);
            request.Parent = "";
            batch.Requests.Add(request);
        }

        return batch;
    }

    private CreateConferenceRequest Request(int day)
    {
        var date = Daytime.LocalTime(TimeProvider.System, _zone).AddDays(day);
        return new CreateConferenceRequest
        {
            Parent = "schools/7",
            RequestId = $"r-{day}",
            Conference = new Conference
            {
                Type = ConferenceType.OnlineLesson,
                Chat = "schools/7/chats/class-5a",
                Date = new Date { Year = date.Year, Month = date.Month, Day = date.Day },
                LocalStart = new TimeOfDay { Hours = 9 },
                LocalEnd = new TimeOfDay { Hours = 9, Minutes = 45 },
            },
        };
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
        },
    };

    private static PersonName Name(string family, string given) => new() { FamilyName = family, GivenName = given };
}
