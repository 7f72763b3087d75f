using Sferum.UnitTests.Histories.Simulation;
using Xunit;
using Xunit.Abstractions;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>The histories find what they are for: each of these bugs, planted, is seen within a thousand of them, most within a few, and without it the same histories end well.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const ulong Most = 1_000;

    [Fact]
    public void AnOwedEffect_WhenDropped_IsMissed() => IsFound(() => new DroppedEffect());

    [Fact]
    public void AGround_WhenIgnored_IsMissed() => IsFound(() => new IgnoredGround());

    [Fact]
    public void AnAct_WhenBeforeItsCommit_IsSeenTwice() => IsFound(() => new HastyCommit());

    [Fact]
    public void APush_WhenItsVersionIsSkipped_BringsBackWhatIsOver() => IsFound(() => new SkippedVersion());

    [Fact]
    public void ARemovalByHand_WhenForgotten_IsMissed() => IsFound(() => new ForgottenRemoval());

    private void IsFound(Func<Planted> bug)
    {
        for (var seed = 1UL; seed <= Most; seed++)
        {
            var outcome = (History.Of(seed) with { Planted = bug }).Play();
            if (!outcome.IsWell)
            {
                output.WriteLine($"Found by history {seed}: {outcome.Differences[0]}");
                Assert.All(Enumerable.Range(1, (int)seed), same => Assert.Empty(History.Of((ulong)same).Play().Differences));
                return;
            }
        }

        Assert.Fail($"{Most} histories end well with it.");
    }
}
