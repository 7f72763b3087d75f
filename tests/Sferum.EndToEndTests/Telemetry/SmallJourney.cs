using Sferum.EndToEndTests.Journeys;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Processes;
using Sferum.Testing.Sandbox;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.EndToEndTests.Telemetry;

/// <summary>A school of one person from its import to the end of a conference: every part of the service does something once.</summary>
internal sealed class SmallJourney(ServiceClients clients, SandboxClient sandbox)
{
    private const string School = "schools/telemetry";
    private const string Head = "accounts/telemetry-head";

    /// <summary>Imports the school, and links its administrator.</summary>
    /// <returns>Where the link began: an address with its ticket.</returns>
    public async Task<string> LinkAsync()
    {
        await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
        {
            School = School,
            RequestId = "roster",
            Facts = new SchoolFacts { Title = "Школа", TimeZone = LivingSchool.Zone, SferumAdministrator = Head },
            Roster = new RosterSnapshot { Staff = { new RosterStaff { Account = Head, FullName = LivingSchool.NameOf("head"), PositionType = PositionType.Administration } } },
        });
        var begun = await clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = Head, RequestId = "link" });
        var walk = await sandbox.ApproveAsync(new Uri(begun.StartUri), "Алёна Соловьёва");
        return walk.Ok ? begun.StartUri : throw new InvalidOperationException(walk.Text);
    }

    /// <summary>Waits for the chat, and holds a conference in it until it has begun.</summary>
    /// <returns>Its name and its join link.</returns>
    public async Task<(string Conference, string JoinUri)> JoinAsync()
    {
        var chats = await Eventually.ReadAsync(
            () => clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = School }).ResponseAsync,
            page => page.Chats is [{ PlatformState: ChatPlatformState.InStep, JoinedCount: 1 }],
            LivingSchool.Soon);
        var when = LocalSchedule.In(LivingSchool.Zone, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var conference = await clients.Conferences.CreateConferenceAsync(new CreateConferenceRequest
        {
            Parent = School,
            RequestId = "conference",
            Conference = new Conference
            {
                Title = "Совет",
                Type = ConferenceType.VideoCall,
                Chat = chats.Chats[0].Name,
                Date = when.Date,
                LocalStart = when.StartTime,
                LocalEnd = when.EndTime,
            },
        });
        await ReachesAsync(conference.Name, ConferenceState.Active);
        var door = await clients.Conferences.JoinConferenceAsync(new JoinConferenceRequest { Name = conference.Name, ActingAccount = Head });
        return (conference.Name, door.JoinUri);
    }

    /// <summary>Ends the conference.</summary>
    public async Task EndAsync(string conference)
    {
        await clients.Conferences.EndConferenceAsync(new EndConferenceRequest { Name = conference, RequestId = "end" });
        await ReachesAsync(conference, ConferenceState.Ended);
    }

    private Task ReachesAsync(string conference, ConferenceState state) => Eventually.HoldsAsync(
        async () => (await clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = conference })).State == state, LivingSchool.Soon);
}
