using Sferum.SampleSchool;
using Sferum.SampleSchool.Files;
using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Sferum.V1;
using School = Sferum.SampleSchool.School;

namespace Sferum.Benchmarks.Calls.Scenarios;

/// <summary>A durable change that other grains are owed: a student moves to the other class of a small school, each caller in a school of its own.</summary>
internal sealed class ChangeRoster : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private BenchmarkDeployment? deployment;
    private ReplaceRosterRequest[][] requests = [];
    private string[] imports = [];

    public string Name => "a change with owed work (ReplaceRoster)";

    public async Task PrepareAsync(BenchmarkDeployment deployment)
    {
        this.deployment = deployment;
        requests = [.. Enumerable.Range(0, deployment.Options.Clients).Select(caller => Rosters(Copy(SmallSchool.Make(), $"roster-{caller}")))];
        imports = new string[requests.Length];
        for (var caller = 0; caller < requests.Length; caller++)
            await CallAsync(deployment.Clients(caller), caller, -1);
        await SettleAsync();
    }

    public async Task CallAsync(ServiceClients clients, int caller, int number)
    {
        var request = requests[caller][(number + 1) % 2].Clone();
        request.RequestId = $"change-{number + 1}";
        imports[caller] = (await clients.Rosters.ReplaceRosterAsync(request)).Name;
    }

    public async Task SettleAsync()
    {
        foreach (var import in imports)
        {
            await Eventually.ReadAsync(
                async () => await deployment!.Service.Clients.Rosters.GetRosterImportAsync(new GetRosterImportRequest { Name = import }),
                found => found.State != RosterImportState.Applying,
                Patience,
                found => $"{found.State}");
        }
    }

    /// <summary>The roster as it is, and with one student in the other class: fewer than the guard of removals minds.</summary>
    private static ReplaceRosterRequest[] Rosters(School school)
    {
        var moved = RosterRequest.Of(school);
        moved.Roster.Students[0].SchoolClass = moved.Roster.Classes[1].SchoolClass;
        return [RosterRequest.Of(school), moved];
    }

    /// <summary>The same school under another id, with people of its own.</summary>
    private static School Copy(School school, string id)
    {
        return school with
        {
            Id = id,
            ChatsAdministrator = Own(school.ChatsAdministrator),
            Staff = [.. school.Staff.Select(one => one with { Id = Own(one.Id) })],
            Classes = [.. school.Classes.Select(one => one with { HomeroomTeacherId = Own(one.HomeroomTeacherId) })],
            Students = [.. school.Students.Select(one => one with { Id = Own(one.Id), ParentIds = [.. one.ParentIds.Select(Own)] })],
            Parents = [.. school.Parents.Select(one => one with { Id = Own(one.Id) })],
            Groups = [.. school.Groups.Select(one => one with { TeacherId = Own(one.TeacherId), StudentIds = one.StudentIds is { } own ? [.. own.Select(Own)] : null })],
        };

        string Own(string account) => $"{id}-{account}";
    }
}
