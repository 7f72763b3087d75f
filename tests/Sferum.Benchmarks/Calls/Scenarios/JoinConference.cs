using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>The link of a conference that goes on, asked for by its Sferum administrator.</summary>
internal sealed class JoinConference : IScenario
{
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length = TimeSpan.FromHours(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private JoinConferenceRequest request = new();

    public string Name => "JoinConference";

    public async Task PrepareAsync(BenchmarkDeployment deployment)
    {
        var (school, clients) = (await deployment.SchoolAsync(), deployment.Service.Clients);
        var start = Daytime.LocalTime(TimeProvider.System, school.TimeZone).DateTime + Lead;
        var created = await clients.Conferences.CreateConferenceAsync(Meetings.Request(school, school.Chats[0], start, start + Length, "join-1"));
        await Eventually.ReadAsync(
            async () => await clients.Conferences.GetConferenceAsync(new GetConferenceRequest { Name = created.Name }),
            conference => conference.State == ConferenceState.Active,
            Patience,
            conference => $"{conference.State} {conference.StateReason}");
        request = new JoinConferenceRequest { Name = created.Name, ActingAccount = school.Administrator };
    }

    public async Task CallAsync(ServiceClients clients, int caller, int number) => await clients.Conferences.JoinConferenceAsync(request);
}
