using Sferum.Testing.Conferences;
using Sferum.Testing.Samples;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>Moments that fall into a down-time are made up for (C8, C9).</summary>
[Trait("tier", "long")]
public sealed class DownTimeTests
{
    [Fact]
    public async Task Conference_WhenStartAndThenEndFallIntoDownTimes_StartsAndEndsSoonAfterReady()
    {
        await using var yard = await SchoolYard.OpenAsync();
        var zone = Daytime.Zone(TimeProvider.System);
        await OpenSchoolAsync(yard, zone);
        var schedule = LocalSchedule.In(zone, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(62));
        var conference = await PlanAsync(yard, schedule);

        await yard.Service.KillAsync();
        await PassAsync(schedule.Start);
        await yard.Service.StartAgainAsync();
        await StateAsync(yard, conference, ConferenceState.Active);
        Assert.Single((await yard.Sandbox.Client.WorldAsync()).ActiveCalls);

        await yard.Service.KillAsync();
        await PassAsync(schedule.End);
        Assert.Single((await yard.Sandbox.Client.WorldAsync()).ActiveCalls);
        await yard.Service.StartAgainAsync();
        await StateAsync(yard, conference, ConferenceState.Ended);
        var call = Assert.Single((await yard.Sandbox.Client.WorldAsync()).Calls);
        Assert.NotNull(call.FinishedAt);
    }

    private static async Task OpenSchoolAsync(SchoolYard yard, string zone)
    {
        var roster = SampleRoster.Read(7);
        roster.Facts.TimeZone = zone;
        await yard.Clients.Rosters.ReplaceRosterAsync(roster);
        await yard.LinkAsync("accounts/7001", "Пётр Королёв", "link");
        await yard.Sandbox.Client.WaitForAsync(world => world.LiveChats.Count() == 5, SchoolYard.Soon);
    }

    private static async Task<string> PlanAsync(SchoolYard yard, LocalSchedule schedule)
    {
        var chats = await yard.Clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = "schools/7", Types_ = { ChatType.Class } });
        var conference = await yard.Clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
        {
            Parent = "schools/7",
            RequestId = "conference",
            Conference = new Conference
            {
                Title = "Классный час",
                Type = ConferenceType.VideoCall,
                Chat = chats.Chats[0].Name,
                Date = schedule.Date,
                LocalStart = schedule.StartTime,
                LocalEnd = schedule.EndTime,
            },
        });
        return conference.Name;
    }

    private static Task PassAsync(DateTimeOffset moment) => Eventually.HoldsAsync(
        () => Task.FromResult(TimeProvider.System.GetUtcNow() > moment + TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(90));

    private static Task<Conference> StateAsync(SchoolYard yard, string conference, ConferenceState state) => Eventually.ReadAsync(
        () => yard.Clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = conference }).ResponseAsync,
        c => c.State == state,
        SchoolYard.Soon);
}
