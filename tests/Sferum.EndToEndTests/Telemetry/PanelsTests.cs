using Grpc.Core;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Telemetry;

/// <summary>The dashboard for Grafana against the metrics of a running service.</summary>
public sealed class PanelsTests
{
    [Fact]
    [Trait("tier", "long")]
    public async Task Metrics_AfterASmallJourney_HaveDataForEveryPanel()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartAsync(sandbox.Address);
        var journey = new SmallJourney(service.Clients, sandbox.Client);
        await journey.LinkAsync();
        var (conference, _) = await journey.JoinAsync();
        await journey.EndAsync(conference);
        await Assert.ThrowsAsync<RpcException>(() => service.Clients.Chats.GetChatAsync(new GetChatRequest { Name = "schools/telemetry/chats/none" }).ResponseAsync);

        var lines = await LinesAsync(service.HttpAddress);

        Assert.NotEmpty(DashboardFile.Panels);
        Assert.All(DashboardFile.Panels, panel => Assert.All(panel.Metrics, metric => Assert.True(lines.Contains(metric), $"{panel.Title}: {metric}")));
    }

    // Of "name{tags} value": the names.
    private static async Task<HashSet<string>> LinesAsync(Uri service)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(service, "metrics"));
        return [.. page.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.IndexOfAny(['{', ' '])])];
    }
}
