using Sferum.Grains.Commits;
using Xunit;

namespace Sferum.UnitTests.Commits;

public class SweepShareTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);
    private static readonly string[] Silos = ["10.0.0.1:5084@1", "10.0.0.2:5084@9", "10.0.0.2:5084@10"];

    [Fact]
    public void Shares_OfAllSilos_TakeEachRowOnce()
    {
        var shares = Silos.Select(own => SweepShare.Of(own, Silos.Reverse())).ToArray();
        var taken = Enumerable.Range(0, 3_000).Select(i => Row($"s:15/c{i}", Now)).Select(row => shares.Count(share => share.Takes(row, Now))).ToArray();
        Assert.All(taken, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Shares_AreAboutEqual()
    {
        var share = SweepShare.Of(Silos[1], Silos);
        Assert.InRange(Enumerable.Range(0, 3_000).Count(i => share.Takes(Row($"s:15/c{i}", Now), Now)), 850, 1_150);
    }

    [Fact]
    public void Takes_WhatHasOwedForLong_WhoeverItBelongsTo()
    {
        foreach (var own in Silos)
            Assert.True(SweepShare.Of(own, Silos).Takes(Row("s:15/c1", Now.AddSeconds(-30)), Now));
    }

    [Theory]
    [InlineData("10.0.0.1:5084@1")]
    [InlineData("10.0.0.9:5084@1")]
    public void Of_ASiloThatIsAloneOrNotListedYet_IsTheWhole(string own) =>
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(SweepShare.Of(own, own == Silos[0] ? [own] : Silos).Takes(Row($"c{i}", Now), Now)));

    private static OwedRow Row(string key, DateTimeOffset dueAt) => new(dueAt, "chat", key);
}
