using Sferum.EndToEndTests.Journeys;
using Sferum.EndToEndTests.Rows;
using Sferum.Testing;
using Sferum.Testing.Processes;
using Sferum.Testing.Recording;
using Sferum.Testing.Secrets;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Secrets;

/// <summary>The service emits the traces and metrics of .NET, ASP.NET Core and Orleans, and exports none yet. Whoever attaches an exporter finds no secret in them.</summary>
public sealed class TelemetryTests
{
    private const string School = "schools/telemetry";
    private const string Head = "accounts/telemetry-head";

    [Fact]
    [Trait("tier", "long")]
    public async Task LinkAndConference_InTracesAndMetrics_NoSecretIsInTheClear()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var platform = await RecordingProxy.StartAsync(sandbox.Address, sentOn: "/authorize");
        using var telemetry = new TelemetryRecorder();
        await using var sferum = await SferumUnderTest.StartAgainstAsync(platform.Address);
        var clients = new ServiceClients(sferum.Channel.CreateCallInvoker());

        await ImportAsync(clients);
        var begun = await clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = Head, RequestId = "link" });
        var walk = await sandbox.Client.ApproveAsync(new Uri(begun.StartUri), "Алёна Соловьёва");
        Assert.True(walk.Ok, walk.Text);
        var joinUri = await JoinAsync(clients);

        var secrets = IssuedSecrets.Of(platform.Exchanges);
        Assert.Contains(secrets, secret => secret.Value == joinUri);
        var ticket = new Secret("ticket", begun.StartUri[(begun.StartUri.LastIndexOf('/') + 1)..]);
        Assert.Empty(new SecretSearch([.. secrets, ticket]).InBytes(telemetry.Bytes(), "telemetry"));
        Assert.Contains("Microsoft.AspNetCore", telemetry.Sources);
        Assert.NotEmpty(new SecretSearch([new Secret("route", "/link/callback")]).InBytes(telemetry.Bytes(), "telemetry"));
    }

    private static async Task ImportAsync(ServiceClients clients) => await clients.Rosters.ReplaceRosterAsync(new ReplaceRosterRequest
    {
        School = School,
        RequestId = "roster",
        Facts = new SchoolFacts { Title = "Школа", TimeZone = LivingSchool.Zone, SferumAdministrator = Head },
        Roster = new RosterSnapshot { Staff = { new RosterStaff { Account = Head, FullName = LivingSchool.NameOf("head"), PositionType = PositionType.Administration } } },
    });

    private static async Task<string> JoinAsync(ServiceClients clients)
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
        await Eventually.HoldsAsync(
            async () => (await clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = conference.Name })).State == ConferenceState.Active, LivingSchool.Soon);
        return (await clients.Conferences.JoinConferenceAsync(new JoinConferenceRequest { Name = conference.Name, ActingAccount = Head })).JoinUri;
    }
}
