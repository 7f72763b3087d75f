using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Processes;
using Sferum.Testing.Samples;
using Sferum.Testing.Waiting;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>Two silos and a facade, each a process, on PostgreSQL: through the facade to grains, over the pages of linking and the sealing of tokens, and once more after everything was killed.</summary>
public sealed class ClusterSmokeTests
{
    [Fact]
    public async Task Cluster_KeepsWhatItWasTold_WhenEveryProcessIsKilled()
    {
        await using var yard = await SchoolYard.OpenAsync(sandbox => ServiceProcess.StartClusterAsync(sandbox, 2));
        await yard.Clients.Rosters.ReplaceRosterAsync(SampleRoster.Read(15));
        await yard.LinkAsync(SchoolYard.Administrator, "Алёна Соловьёва", "link");
        await yard.KillAndStartAsync();
        await Eventually.ReadAsync(
            () => yard.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = SchoolYard.Administrator }).ResponseAsync,
            link => link.State == LinkState.Linked,
            SchoolYard.Soon);
        Assert.All(yard.Service.Silos, silo => Assert.InRange(silo.TimeToReady, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
    }
}
