using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>The main job, with a kill -9 of the service after every step: nothing acknowledged is missing, nothing is doubled.</summary>
[Trait("tier", "long")]
public sealed class KilledMainPathTests
{
    [Fact]
    public async Task MainPath_WhenKilledAfterEveryStep_DoesTheWholeJobOnce()
    {
        await using var yard = await SchoolYard.OpenAsync();
        var path = new MainPath(yard);
        foreach (var (_, step) in path.Steps)
        {
            await step();
            await yard.KillAndStartAsync();
        }

        await path.SettleAsync();
    }
}
