using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>The tab «Видеоконференции» (C1), and what of it is available to whom (A7, C4).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class ConferenceListTests(SharedDeployment deployment)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task C1_List_ShowsStateAndLinkThroughItsWholeLife()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        var conference = await PlanAsync(school, "5 А", "Классный час", Delay);
        var planned = Assert.Single(await ListAsync(school, "ivan"));
        Assert.Equal(("Классный час", "5 А", ConferenceState.Scheduled, ErrorReason.ConferenceNotStarted), (planned.Title, planned.ChatTitle, planned.State, planned.JoinRefusal));
        Assert.Equal((conference.StartTime, conference.EndTime, false), (planned.StartTime, planned.EndTime, planned.CanJoin));

        await school.KillAndStartAsync();
        var active = await Eventually.ReadAsync(async () => Assert.Single(await ListAsync(school, "ivan")), row => row.State == ConferenceState.Active, Delay + LivingSchool.Soon);
        Assert.True(active is { CanJoin: true, CanEnd: true } && active.ActualStartTime >= conference.StartTime);
        Assert.NotEmpty((await school.Clients.Conferences.JoinConferenceAsync(new() { Name = active.Name, ActingAccount = school.Account("ivan") })).JoinUri);
        Assert.Single(await ListAsync(school, states: ConferenceState.Active));

        await school.Clients.Conferences.EndConferenceAsync(new() { Name = active.Name, RequestId = school.NextRequest() });
        var ended = await Eventually.ReadAsync(async () => Assert.Single(await ListAsync(school, "ivan")), row => row.State == ConferenceState.Ended, LivingSchool.Soon);
        Assert.Equal((false, ErrorReason.ConferenceOver), (ended.CanJoin, ended.JoinRefusal));
        Assert.Single(await ListAsync(school, states: ConferenceState.Ending));
        Assert.Empty(await ListAsync(school, states: ConferenceState.Active));
    }

    [Fact]
    public async Task A7_Conferences_AreThoseOfTheChatsAndOfWhoWasAdded()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan", "lev");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        await school.ShowsAsync("6 Б", "head* lev", "head* lev");
        await PlanAsync(school, "5 А", "Час 5 А", TimeSpan.FromMinutes(3));
        await PlanAsync(school, "6 Б", "Час 6 Б", TimeSpan.FromMinutes(2), add: "ivan");

        Assert.Equal(["Час 6 Б", "Час 5 А"], (await ListAsync(school, "ivan")).Select(row => row.Title));
        Assert.Equal(["Час 6 Б"], (await ListAsync(school, "lev")).Select(row => row.Title));
        Assert.Equal(["Час 6 Б", "Час 5 А"], (await ListAsync(school, "head")).Select(row => row.Title));
        await LivingSchool.RefusedAsync(() => ListAsync(school, "anna"), ErrorReason.AccountNotLinked);
    }

    [Fact]
    public async Task C4_Chat_HasToBeAvailableToWhoPlans()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "lev");
        await school.ShowsAsync("6 Б", "head* lev", "head* lev");

        await LivingSchool.RefusedAsync(() => PlanAsync(school, "5 А", "Чужой", TimeSpan.FromMinutes(3), actor: "lev"), ErrorReason.ChatNotAvailable);
        var own = await PlanAsync(school, "6 Б", "Свой", TimeSpan.FromMinutes(3), actor: "lev");

        Assert.Equal([own.Name], (await ListAsync(school)).Select(row => row.Name));
    }

    private static async Task<Conference> PlanAsync(LivingSchool school, string chat, string title, TimeSpan delay, string add = "", string actor = "")
    {
        var schedule = LocalSchedule.In(LivingSchool.Zone, delay, Length);
        var request = new CreateConferenceRequest
        {
            Parent = school.Name,
            RequestId = school.NextRequest(),
            ActingAccount = actor.Length == 0 ? "" : school.Account(actor),
            Conference = new Conference
            {
                Title = title,
                Type = ConferenceType.VideoCall,
                Chat = (await school.ChatAsync(chat)).Name,
                Date = schedule.Date,
                LocalStart = schedule.StartTime,
                LocalEnd = schedule.EndTime,
            },
        };
        request.AddParticipants.AddRange(add.Length == 0 ? [] : [school.Account(add)]);
        return await school.Clients.Conferences.CreateConferenceAsync(request);
    }

    private static async Task<IReadOnlyList<Conference>> ListAsync(LivingSchool school, string viewer = "", params ConferenceState[] states)
    {
        var request = new ListConferencesRequest { Parent = school.Name, ActingAccount = viewer.Length == 0 ? "" : school.Account(viewer), States = { states } };
        var page = await school.Clients.Conferences.ListConferencesAsync(request);
        Assert.Equal(page.Conferences.Count, page.TotalSize);
        return page.Conferences;
    }
}
