using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class LaneLeaseRulesTests
{
    private const string Own = "S127.0.0.1:1@7/a";

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Wait_WhenNobodyHoldsIt_IsNone()
    {
        Assert.Equal(TimeSpan.Zero, Wait(null));
        Assert.Equal(TimeSpan.Zero, Wait(new LaneState()));
        Assert.Equal(TimeSpan.Zero, Wait(LaneLeaseRules.Take(null, Own, Now)));
        Assert.Equal(TimeSpan.Zero, Wait(LaneLeaseRules.Release(LaneLeaseRules.Take(null, Own, Now), Own), holder: "S127.0.0.1:2@9/b"));
    }

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(4, 4, 6)]
    [InlineData(10, 10, 0)]
    // Read long after it was taken: the clock says that it is over, give or take what clocks lie apart.
    [InlineData(14, 0, 1)]
    [InlineData(15, 0, 0)]
    [InlineData(3_600, 0, 0)]
    // The other machine's clock is an hour ahead: the time since it was read is enough.
    [InlineData(-3_600, 0, 10)]
    [InlineData(-3_600, 10, 0)]
    public void Wait_WhenAnotherHoldsIt_IsUntilItIsOverByTheClockOrByPatience(int takenBefore, int knownFor, int seconds)
    {
        var row = LaneLeaseRules.Take(null, "S127.0.0.1:2@9/b", Now - TimeSpan.FromSeconds(takenBefore));

        Assert.Equal(TimeSpan.FromSeconds(seconds), LaneLeaseRules.Wait(row, Own, TimeSpan.FromSeconds(knownFor), Now, alone: false));
    }

    [Theory]
    [InlineData("S127.0.0.1:1@3/b", 0)]
    [InlineData("S127.0.0.1:1@7/b", 10)]
    public void Wait_WhereOneProcessIsAlone_IsForItsOwnActivationsOnly(string holder, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), LaneLeaseRules.Wait(LaneLeaseRules.Take(null, holder, Now), Own, TimeSpan.Zero, Now, alone: true));

    [Fact]
    public void Release_OfWhatAnotherHolds_ChangesNothing()
    {
        var row = LaneLeaseRules.Take(null, "S127.0.0.1:2@9/b", Now);

        Assert.Same(row, LaneLeaseRules.Release(row, Own));
    }

    private static TimeSpan Wait(LaneState? row, string holder = Own) => LaneLeaseRules.Wait(row, holder, TimeSpan.Zero, Now, alone: false);
}
