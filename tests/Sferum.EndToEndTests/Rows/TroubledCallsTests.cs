using Google.Protobuf.WellKnownTypes;
using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>What an operator sees when a call may be open unseen, or an end cannot be proved (C8, C9).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class TroubledCallsTests(SharedDeployment deployment)
{
    [Fact]
    public async Task C8_Orphan_IsListedUntilAnOperatorDealsWithIt()
    {
        // Its call that is started twice would be a fault in the ledger of the others.
        await using var own = await SharedDeployment.StartAsync();
        var school = await OpenAsync(own);
        await school.Sandbox.AddFaultAsync(new SandboxFault("drop_after") { Method = "calls.start", UserId = school.User("head") });
        var conference = await PlanAsync(school, TimeSpan.FromMinutes(5));
        await UntilAsync(school, conference, ConferenceState.Active);
        var listed = await Eventually.ReadAsync(() => OrphansAsync(school), page => page.TotalSize == 1, LivingSchool.Soon);
        var orphan = Assert.Single(listed.OrphanCalls);
        Assert.Equal((conference.Name, school.Account("head"), "OUTCOME_UNKNOWN", false), (orphan.Conference, orphan.Administrator, orphan.Fault, orphan.Resolved));
        Assert.Equal(1, (await SyncAsync(school)).OrphanCallCount);

        await school.KillAndStartAsync();
        Assert.Equal(orphan, Assert.Single((await OrphansAsync(school)).OrphanCalls));
        var request = new ResolveOrphanCallRequest { Name = orphan.Name, Note = "closed by hand", RequestId = school.NextRequest() };
        var resolved = await school.Clients.Operations.ResolveOrphanCallAsync(request);
        Assert.Equal(resolved, await school.Clients.Operations.ResolveOrphanCallAsync(request));
        Assert.Equal((true, "closed by hand"), (resolved.Resolved, resolved.Note));
        Assert.Equal(0, (await OrphansAsync(school)).TotalSize);
        Assert.Equal(0, (await SyncAsync(school)).OrphanCallCount);
        Assert.Equal(resolved, Assert.Single((await OrphansAsync(school, resolvedToo: true)).OrphanCalls));
    }

    [Fact]
    public async Task C9_End_ThatCannotBeProved_IsListedUntilItIs()
    {
        var school = await OpenAsync(deployment);
        var conference = await PlanAsync(school, TimeSpan.FromMinutes(5));
        await UntilAsync(school, conference, ConferenceState.Active);
        await school.Sandbox.AddFaultAsync(new SandboxFault("drop_before") { Method = "calls.forceFinish", UserId = school.User("head"), Count = 1_000 });
        await school.Clients.Conferences.EndConferenceAsync(new() { Name = conference.Name, RequestId = school.NextRequest() });

        var listed = await Eventually.ReadAsync(() => StuckAsync(school), page => page.Conferences is [{ Reason: not ConferenceStateReason.Unspecified }], LivingSchool.Soon);
        var stuck = Assert.Single(listed.Conferences);
        Assert.Equal((conference.Name, ConferenceState.Ending), (stuck.Conference, stuck.State));
        Assert.True(stuck.DueTime < conference.EndTime && stuck.Attempts > 0);
        await school.KillAndStartAsync();
        Assert.Equal(stuck.DueTime, Assert.Single((await StuckAsync(school)).Conferences).DueTime);

        await school.Sandbox.ClearFaultsAsync();
        await UntilAsync(school, conference, ConferenceState.Ended);
        Assert.Equal(0, (await StuckAsync(school)).TotalSize);
    }

    private static async Task<LivingSchool> OpenAsync(SharedDeployment deployment)
    {
        var school = await deployment.NewSchool("troubled").OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        return school;
    }

    private static async Task<Conference> PlanAsync(LivingSchool school, TimeSpan length)
    {
        var schedule = LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromSeconds(3), length);
        return await school.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
        {
            Parent = school.Name,
            RequestId = school.NextRequest(),
            Conference = new Conference
            {
                Type = ConferenceType.VideoCall,
                Title = "Час",
                Chat = (await school.ChatAsync("5 А")).Name,
                Date = schedule.Date,
                LocalStart = schedule.StartTime,
                LocalEnd = schedule.EndTime,
            },
        });
    }

    private static Task<Conference> UntilAsync(LivingSchool school, Conference conference, ConferenceState state) => Eventually.ReadAsync(
        async () => await school.Clients.Conferences.GetConferenceAsync(new() { Name = conference.Name }), read => read.State == state, TimeSpan.FromSeconds(75));

    private static async Task<ListOrphanCallsResponse> OrphansAsync(LivingSchool school, bool resolvedToo = false) =>
        await school.Clients.Operations.ListOrphanCallsAsync(new() { School = school.Name, ShowResolved = resolvedToo });

    private static async Task<ListStuckConferencesResponse> StuckAsync(LivingSchool school) =>
        await school.Clients.Operations.ListStuckConferencesAsync(new() { School = school.Name, MinimumLateness = new Duration() });

    private static async Task<SchoolSyncState> SyncAsync(LivingSchool school) =>
        await school.Clients.Operations.GetSchoolSyncStateAsync(new() { School = school.Name });
}
