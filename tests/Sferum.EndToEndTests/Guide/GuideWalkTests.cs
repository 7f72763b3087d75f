using Sferum.EndToEndTests.Browser;
using Sferum.Testing.Samples;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.EndToEndTests.Guide;

/// <summary>docs/guide-walk.md is true, step by step: each of its rows is done against the real processes, with every call and every reason that it names.</summary>
public sealed class GuideWalkTests(ITestOutputHelper output)
{
    // Beside the long tier, in a moment: a row without a step, and a step whose row has gone, are found at once.
    [Fact]
    public void Steps_AreTheRowsOfThePage()
    {
        var steps = GuideWalk.Of(null!, null!).Steps;
        var rows = GuidePage.Rows;

        Assert.All(steps.Zip(rows), pair => Assert.StartsWith(pair.First.Key, pair.Second.Step, StringComparison.Ordinal));
        Assert.Equal(rows.Count, steps.Count);
    }

    [Fact]
    public void Elsewhere_IsATestThatIsThere() => Assert.All(
        GuideWalk.Of(null!, null!).Steps.SelectMany(step => step.Elsewhere),
        elsewhere =>
        {
            var file = Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, "tests"), $"{elsewhere.Value}.cs", SearchOption.AllDirectories));
            Assert.Contains(elsewhere.Key.Replace("_", "", StringComparison.Ordinal), File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    [Trait("tier", "long")]
    public async Task Page_StepByStep_IsTrue()
    {
        await using var deployment = new BrowserDeployment();
        await deployment.InitializeAsync();
        var walk = GuideWalk.Of(deployment, deployment.NewSchool());
        await walk.OpenAsync();
        var untrue = new List<string>();
        foreach (var (step, row) in walk.Steps.Zip(GuidePage.Rows))
        {
            var said = await walk.WalkAsync(step, row);
            output.WriteLine($"{(said.Length == 0 ? "true" : "UNTRUE")}: {row.Section}, {row.Step}{(said.Length == 0 ? "" : ": ")}{said}");
            if (said.Length > 0)
            {
                untrue.Add($"{row.Step}: {said}");
            }
        }

        Assert.True(untrue.Count == 0, string.Join(Environment.NewLine, untrue));
    }
}
