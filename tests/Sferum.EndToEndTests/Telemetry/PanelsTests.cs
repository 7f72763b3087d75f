using Grpc.Core;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Telemetry;

/// <summary>The dashboard for Grafana against the metrics of running processes: every panel has data.</summary>
[Trait("tier", "long")]
public sealed class PanelsTests
{
    private const string OfSqlite = "SQLite:";
    private const string OfPostgreSql = "PostgreSQL:";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Metrics_OfOneProcess_HaveDataForEveryPanel()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        await LiveAsync(service, sandbox);

        await HasDataAsync(ServiceProcess.IsCluster ? OfSqlite : OfPostgreSql, [service.HttpAddress, .. service.Silos.Select(silo => silo.HttpAddress)]);
    }

    [Fact]
    public async Task Metrics_OfACluster_HaveDataForEveryPanel()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartClusterAsync(sandbox.Address, 3);
        await LiveAsync(service, sandbox);

        await HasDataAsync(OfSqlite, [service.HttpAddress, .. service.Silos.Select(silo => silo.HttpAddress)]);
        // A line of a database's connections says which pool, and nothing of how to reach the server.
        var lines = await ScrapedMetrics.LinesAsync(service.Silos.Select(silo => silo.HttpAddress));
        Assert.Contains(lines, line => line.Contains("\"sferum states\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Username", StringComparison.OrdinalIgnoreCase));
    }

    // A link, chats, a conference from start to end, a refusal, a comparison, something owed.
    private static async Task LiveAsync(ServiceProcess service, SandboxProcess sandbox)
    {
        var journey = new SmallJourney(service.Clients, sandbox.Client);
        await journey.LinkAsync();
        var (conference, _) = await journey.JoinAsync();
        await journey.EndAsync(conference);
        await Assert.ThrowsAsync<RpcException>(() => service.Clients.Chats.GetChatAsync(new GetChatRequest { Name = "schools/telemetry/chats/none" }).ResponseAsync);
    }

    // What the sweep counts comes with its next round.
    private static async Task HasDataAsync(string unlike, IReadOnlyList<Uri> processes)
    {
        var panels = DashboardFile.Panels.Where(panel => !panel.Title.StartsWith(unlike, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(panels);
        await Eventually.ReadAsync(
            () => EmptyAsync(panels, processes), empty => empty.Count == 0, Patience, empty => string.Join("; ", empty), what: "every panel has data");
    }

    private static async Task<IReadOnlyList<string>> EmptyAsync(IReadOnlyList<(string Title, IReadOnlyList<string> Metrics)> panels, IReadOnlyList<Uri> processes)
    {
        var names = await ScrapedMetrics.NamesAsync(processes);
        return [.. panels.SelectMany(panel => panel.Metrics.Where(metric => !names.Contains(metric)).Select(metric => $"{panel.Title}: {metric}"))];
    }
}
