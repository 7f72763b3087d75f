using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Limits;
using Xunit;

namespace Sferum.UnitTests.Limits;

public sealed class BucketTableTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryTake_OverTheRate_RefusesThisNameAlone()
    {
        var table = new BucketTable(new(PerSecond: 1, Burst: 2), most: 10, _time);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => table.TryTake("7")));
        Assert.True(table.TryTake("8"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => table.TryTake("7")));
    }

    [Fact]
    public void TryTake_WithMoreNamesThanAreKept_KeepsNoMore()
    {
        var table = new BucketTable(new(PerSecond: 1, Burst: 1), most: 10, _time);

        var taken = Enumerable.Range(0, 1_000).Count(i => table.TryTake($"made up {i}"));

        // Ten buckets of their own, and one that all others share.
        Assert.Equal((10, 11), (table.Count, taken));
    }

    [Fact]
    public void TryTake_WhenOthersHaveRested_MakesRoomForNewNames()
    {
        var table = new BucketTable(new(PerSecond: 1, Burst: 1), most: 10, _time);
        for (var i = 0; i < 10; i++)
        {
            table.TryTake($"{i}");
        }

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(table.TryTake("new"));
        Assert.False(table.TryTake("new"));
        Assert.Equal(1, table.Count);
    }
}
