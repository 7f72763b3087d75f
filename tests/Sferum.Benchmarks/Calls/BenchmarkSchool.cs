using Sferum.SampleSchool;
using Sferum.SampleSchool.Files;
using Sferum.Testing.Conferences;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;

namespace Sferum.Benchmarks.Calls;

/// <summary>The sample school in the service: imported, its Sferum administrator linked, its chats made on the Sferum side.</summary>
/// <param name="Name"><c>schools/15</c>.</param>
/// <param name="Administrator">Account of the Sferum chats administrator, who is linked.</param>
/// <param name="TimeZone">A zone where it is day now.</param>
/// <param name="Chats">Names of all chats.</param>
internal sealed record BenchmarkSchool(string Name, string Administrator, string TimeZone, IReadOnlyList<string> Chats)
{
    private const string AdministratorName = "Алёна Соловьёва";
    private const int ChatCount = 55;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<BenchmarkSchool> PrepareAsync(BenchmarkDeployment deployment)
    {
        var clients = deployment.Service.Clients;
        var roster = RosterRequest.Of(SampleSchoolGenerator.Generate());
        roster.Facts.TimeZone = Daytime.Zone(TimeProvider.System);
        await clients.Rosters.ReplaceRosterAsync(roster);
        await LinkAsync(deployment, roster.Facts.SferumAdministrator);
        var chats = await Eventually.ReadAsync(() => ListAsync(clients, roster.School), IsInStep, Patience, Describe);
        return new BenchmarkSchool(roster.School, roster.Facts.SferumAdministrator, roster.Facts.TimeZone, [.. chats.Select(chat => chat.Name)]);
    }

    private static async Task LinkAsync(BenchmarkDeployment deployment, string account)
    {
        var attempt = await deployment.Service.Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = account, RequestId = "benchmark-link" });
        var outcome = await deployment.Sandbox.Client.ApproveAsync(new Uri(attempt.StartUri), AdministratorName);
        if (!outcome.Ok)
            throw new InvalidOperationException($"{account} could not be linked: {outcome.Error} {outcome.FinalStatus}");
    }

    private static async Task<IReadOnlyList<Chat>> ListAsync(ServiceClients clients, string school) =>
        (await clients.Chats.ListChatsAsync(new ListChatsRequest { Parent = school, PageSize = 500 })).Chats;

    private static bool IsInStep(IReadOnlyList<Chat> chats) =>
        chats.Count >= ChatCount && chats.All(chat => chat.PlatformState == ChatPlatformState.InStep);

    private static string Describe(IReadOnlyList<Chat> chats) =>
        $"{chats.Count} chats: {string.Join(", ", chats.CountBy(chat => (chat.PlatformState, chat.Trouble)).Select(pair => $"{pair.Value} {pair.Key}"))}";
}
