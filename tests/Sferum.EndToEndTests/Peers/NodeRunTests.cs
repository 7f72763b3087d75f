using Xunit;

namespace Sferum.EndToEndTests.Peers;

/// <summary>A run by node cannot look good when it is not.</summary>
public sealed class NodeRunTests
{
    [Fact]
    public async Task OfAsync_WhenAllPass_IsGood()
    {
        var run = await RunAsync("test('is asked', () => { if (process.env.ASKED !== 'yes') throw new Error('not told'); });");
        Assert.True(run.IsGood, $"{run}");
        Assert.Equal(new NodeTest("is asked", 0, true, ""), Assert.Single(run.Tests));
    }

    [Fact]
    public async Task OfAsync_WhenOneFails_SaysWhichAndWhy()
    {
        var run = await RunAsync("test('goes well', () => {}); test('outer', async (t) => { await t.test('goes wrong', () => { throw new Error('the reason'); }); });");
        Assert.False(run.IsGood);
        Assert.Contains("FAILED: goes wrong", $"{run}", StringComparison.Ordinal);
        Assert.Contains("the reason", $"{run}", StringComparison.Ordinal);
        Assert.DoesNotContain("FAILED: goes well", $"{run}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("test.skip('is left out', () => {});")]
    [InlineData("import 'a-package-that-nobody-installed';")]
    [InlineData("test('goes well', () => {}); setTimeout(() => process.exit(3), 10);")]
    public async Task OfAsync_WhenNothingIsProved_IsNotGood(string script)
    {
        var run = await RunAsync(script);
        Assert.False(run.IsGood, $"{run}");
        Assert.NotEmpty($"{run}");
    }

    private static async Task<NodeRun> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("sferum-node-");
        try
        {
            var file = Path.Combine(folder.FullName, "made.test.mjs");
            await File.WriteAllTextAsync(file, $"import {{ test }} from 'node:test';\n{script}\n");
            return await NodeRun.OfAsync(file, new Dictionary<string, string> { ["ASKED"] = "yes" });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
