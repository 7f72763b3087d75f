using Sferum.EndToEndTests.Rows;
using Sferum.Testing.Processes;
using Xunit;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Two silos and a facade, each a process, on PostgreSQL: through the facade to grains, over the pages of linking and the sealing of tokens, and once more after everything was killed.</summary>
public sealed class ClusterSmokeTests
{
    [Fact]
    public async Task Cluster_KeepsWhatItWasTold_WhenEveryProcessIsKilled()
    {
        await using var sandbox = await SandboxProcess.StartAsync(("RequestsPerSecond", "0"));
        await using var service = await ServiceProcess.StartClusterAsync(sandbox.Address, 2, ("VkPlatform:RequestsPerSecond", "20"));
        var school = await SharedDeployment.Of(sandbox, service).NewSchool("cluster").OpenAsync();
        await school.LinkAsync("head");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head*");

        await school.KillAndStartAsync();

        // Whoever comes now is added with the token that was sealed before.
        await school.LinkAsync("ivan");
        await school.ShowsAsync("5 А", "head* olga* ivan anna", "head* ivan");
    }
}
