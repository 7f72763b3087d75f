using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Rows;

/// <summary>A blocked account stays in the registry and is nowhere on the Sferum side (B16).</summary>
[Collection(RowsOfOneDeployment.Name)]
public sealed class BlockedTests(SharedDeployment deployment)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task B16_Blocked_StaysInTheRegistryAndLeavesTheSferumSide()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");

        await school.ApplyAsync(Block(school, "ivan"), Block(school, "anna"));
        await school.KillAndStartAsync();
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");
        // Out there first, noted here a moment later.
        var ivan = await Eventually.ReadAsync(() => school.MemberAsync("5 А", "ivan"), member => member.PlatformState != MemberPlatformState.Leaving, LivingSchool.Soon);
        Assert.Equal((true, MemberPlatformState.Pending, PendingReason.Blocked), (ivan.Blocked, ivan.PlatformState, ivan.PendingReason));

        // Blocked before they linked: linking does not bring them in.
        await school.LinkAsync("anna");
        await school.ApplyAsync(Unblock(school, "ivan"));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
        await school.ApplyAsync(Unblock(school, "anna"));
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan anna");
    }

    [Fact]
    public async Task B16_Blocked_GetsNoConferenceLink()
    {
        var school = await deployment.NewSchool().OpenAsync();
        await school.LinkAsync("head", "ivan", "anna");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan anna");
        var schedule = LocalSchedule.In(LivingSchool.Zone, Delay, TimeSpan.FromMinutes(2));
        var conference = await school.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
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
        await school.ApplyAsync(Block(school, "ivan"));
        await Eventually.ReadAsync(
            () => school.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = conference.Name }).ResponseAsync,
            seen => seen.State == ConferenceState.Active, Delay + LivingSchool.Soon);

        Task<JoinConferenceResponse> JoinAsync(string person) =>
            school.Clients.Conferences.JoinConferenceAsync(new JoinConferenceRequest { Name = conference.Name, ActingAccount = school.Account(person) }).ResponseAsync;

        Assert.NotEmpty((await JoinAsync("anna")).JoinUri);
        await LivingSchool.RefusedAsync(() => JoinAsync("ivan"), ErrorReason.Blocked);
        await school.ApplyAsync(Unblock(school, "ivan"));
        Assert.NotEmpty((await JoinAsync("ivan")).JoinUri);
    }

    private static RosterChange Block(LivingSchool school, string person) => new() { PersonBlocked = new PersonBlocked { Account = school.Account(person) } };

    private static RosterChange Unblock(LivingSchool school, string person) => new() { PersonUnblocked = new PersonUnblocked { Account = school.Account(person) } };
}
