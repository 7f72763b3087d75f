using Sferum.EndToEndTests.Journeys;
using Sferum.Testing.Processes;
using Xunit;

namespace Sferum.EndToEndTests.Clusters;

/// <summary>The main job on a cluster of three silos and a facade, while silos die.</summary>
[Trait("tier", "long")]
public sealed class KilledSiloTests
{
    [Fact]
    public async Task MainPath_WhenASiloIsKilledAfterEveryStep_DoesTheWholeJobOnce()
    {
        await using var yard = await SchoolYard.OpenAsync(sandbox => ServiceProcess.StartClusterAsync(sandbox, 3));
        var path = new MainPath(yard);
        var killed = 0;
        foreach (var (_, step) in path.Steps)
        {
            await step();
            var silo = yard.Service.Silos[killed++ % yard.Service.Silos.Count];
            await silo.KillAsync();
            await silo.StartAgainAsync();
        }

        await path.SettleAsync();
    }
}
