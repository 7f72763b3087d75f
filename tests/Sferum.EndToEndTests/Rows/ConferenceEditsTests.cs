using Google.Rpc;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.EndToEndTests.Rows;

/// <summary>«Изменить», «Закончить видеоконференцию», «Удалить», and a week at once, on both sides (C11-C13).</summary>
public sealed class ConferenceEditsTests(SharedDeployment deployment) : IClassFixture<SharedDeployment>
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task C11_Edited_BeginsAtItsNewTime()
    {
        var school = await OpenAsync();
        var conference = await CreateAsync(school, LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30)));
        var soon = LocalSchedule.In(LivingSchool.Zone, Delay, TimeSpan.FromMinutes(30));
        var moved = await UpdateAsync(school, new Conference { Name = conference.Name, Title = "Разбор", Date = soon.Date, LocalStart = soon.StartTime, LocalEnd = soon.EndTime });
        Assert.Equal(("Разбор", soon.Start), (moved.Title, moved.StartTime.ToDateTimeOffset()));

        await school.KillAndStartAsync();
        var active = await UntilAsync(school, conference.Name, ConferenceState.Active);
        Assert.True(active.ActualStartTime >= moved.StartTime);
        var call = Assert.Single(await CallsAsync(school));
        Assert.True(call.StartedAt >= soon.Start && call.FinishedAt is null);
        Assert.Equal(["local_end", "participants"], active.EditableFields);
        await LivingSchool.RefusedAsync(
            () => UpdateAsync(school, new Conference { Name = conference.Name, Title = "Иначе" }), ErrorReason.FieldFixedAfterStart);
    }

    [Fact]
    public async Task C12_Ended_IsOverForEverybodyOnBothSides()
    {
        var school = await OpenAsync();
        var conference = await CreateAsync(school, LocalSchedule.In(LivingSchool.Zone, Delay, TimeSpan.FromMinutes(30)));
        await UntilAsync(school, conference.Name, ConferenceState.Active);

        await school.Clients.Conferences.EndConferenceAsync(new EndConferenceRequest { Name = conference.Name, RequestId = school.NextRequest() });

        await UntilAsync(school, conference.Name, ConferenceState.Ended);
        Assert.NotNull(Assert.Single(await CallsAsync(school)).FinishedAt);
    }

    [Fact]
    public async Task C13_Deleted_IsGoneAndItsCallIsEnded()
    {
        var school = await OpenAsync();
        var later = await CreateAsync(school, LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30)));
        var active = await CreateAsync(school, LocalSchedule.In(LivingSchool.Zone, Delay, TimeSpan.FromMinutes(30)));
        await UntilAsync(school, active.Name, ConferenceState.Active);

        Assert.False((await DeleteAsync(school, later.Name)).Ending);
        Assert.True((await DeleteAsync(school, active.Name)).Ending);

        await LivingSchool.RefusedAsync(() => GetAsync(school, later.Name), ErrorReason.NotFound);
        await LivingSchool.RefusedAsync(() => GetAsync(school, active.Name), ErrorReason.NotFound);
        await school.KillAndStartAsync();
        await Eventually.ReadAsync(() => CallsAsync(school), calls => calls.Single().FinishedAt is not null, LivingSchool.Soon);
    }

    [Fact]
    public async Task C2_AWeekAtOnce_IsMadeWithAnOutcomeForEach()
    {
        var school = await OpenAsync();
        var chat = (await school.ChatAsync("5 А")).Name;
        var batch = new BatchCreateConferencesRequest { Parent = school.Name, RequestId = school.NextRequest() };
        for (var day = 1; day <= 7; day++)
        {
            batch.Requests.Add(new CreateConferenceRequest
            {
                RequestId = school.NextRequest(),
                Conference = Lesson(chat, LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromDays(day), TimeSpan.Zero).Start),
            });
        }

        batch.Requests[3].Conference.LocalEnd = new TimeOfDay { Hours = 8 };
        var made = await school.Clients.Conferences.BatchCreateConferencesAsync(batch);
        Assert.Equal(batch.Requests.Select(item => item.RequestId), made.Outcomes.Select(outcome => outcome.RequestId));
        Assert.Equal(6, made.Outcomes.Count(outcome => outcome.Conference is { State: ConferenceState.Scheduled }));
        Assert.Equal("requests[3].conference.local_end", made.Outcomes[3].Error.GetDetail<BadRequest>().FieldViolations.Single().Field);

        await school.KillAndStartAsync();
        Assert.Equal(made, await school.Clients.Conferences.BatchCreateConferencesAsync(batch));
    }

    private static Conference Lesson(string chat, DateTimeOffset day) => new()
    {
        Type = ConferenceType.OnlineLesson,
        Chat = chat,
        Date = new Google.Type.Date { Year = day.Year, Month = day.Month, Day = day.Day },
        LocalStart = new TimeOfDay { Hours = 9 },
        LocalEnd = new TimeOfDay { Hours = 9, Minutes = 45 },
    };

    private async Task<LivingSchool> OpenAsync()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        return school;
    }

    private static async Task<Conference> CreateAsync(LivingSchool school, LocalSchedule schedule) => await school.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
    {
        Parent = school.Name,
        RequestId = school.NextRequest(),
        Conference = new Conference
        {
            Title = "Классный час",
            Type = ConferenceType.VideoCall,
            Chat = (await school.ChatAsync("5 А")).Name,
            Date = schedule.Date,
            LocalStart = schedule.StartTime,
            LocalEnd = schedule.EndTime,
        },
    });

    private static Task<Conference> UpdateAsync(LivingSchool school, Conference conference) => school.Clients.Conferences.UpdateConferenceAsync(
        new UpdateConferenceRequest { Conference = conference, RequestId = school.NextRequest() }).ResponseAsync;

    private static Task<DeleteConferenceResponse> DeleteAsync(LivingSchool school, string name) =>
        school.Clients.Conferences.DeleteConferenceAsync(new DeleteConferenceRequest { Name = name, RequestId = school.NextRequest() }).ResponseAsync;

    private static Task<Conference> GetAsync(LivingSchool school, string name) =>
        school.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = name }).ResponseAsync;

    private static Task<Conference> UntilAsync(LivingSchool school, string name, ConferenceState state) =>
        Eventually.ReadAsync(() => GetAsync(school, name), seen => seen.State == state, Delay + LivingSchool.Soon);

    // The calls of this school's administrator.
    private static async Task<IReadOnlyList<SandboxCall>> CallsAsync(LivingSchool school) =>
        [.. (await school.Sandbox.CallsAsync()).Where(call => call.StarterId == school.User("head"))];
}
