using Xunit;

namespace Sferum.EndToEndTests.Journeys;

/// <summary>The main job, undisturbed. In the CI tier the README's calls do the same.</summary>
[Trait("tier", "long")]
public sealed class MainPathTests
{
    [Fact]
    public async Task MainPath_OverRealProcesses_DoesTheWholeJob()
    {
        await using var yard = await SchoolYard.OpenAsync();
        var path = new MainPath(yard);
        foreach (var (_, step) in path.Steps)
        {
            await step();
        }

        await path.SettleAsync();
    }
}
