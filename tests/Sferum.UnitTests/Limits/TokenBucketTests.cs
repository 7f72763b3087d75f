using CsCheck;
using Sferum.GrpcHost.Limits;
using Xunit;

namespace Sferum.UnitTests.Limits;

public sealed class TokenBucketTests
{
    private static readonly BucketSize Size = new(PerSecond: 10, Burst: 5);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 5)]
    [InlineData(1000, 5)]
    public void Take_AfterARest_GivesWhatCameInAtMostTheBurst(double rest, int expected) =>
        Assert.Equal(expected, TakeAll(Emptied(), rest).Taken);

    [Fact]
    public void Take_OfAFullOne_GivesTheBurst() => Assert.Equal(5, TakeAll(TokenBucket.Full(Size, 0), 0).Taken);

    [Fact]
    public void Take_WhenTheClockGoesBack_FillsNothing() => Assert.Equal(0, TakeAll(Emptied(at: 100), -50).Taken);

    [Fact]
    public void Take_InAnyRhythm_NeverGivesMoreThanRateAndBurst() =>
        Gen.Double[0, 0.3].Array[1, 200].Sample(pauses =>
        {
            var (bucket, now, taken) = (TokenBucket.Full(Size, 0), 0.0, 0);
            foreach (var pause in pauses)
            {
                now += pause;
                taken += bucket.TryTake(Size, now, out bucket) ? 1 : 0;
            }

            Assert.True(taken <= Size.Burst + (now * Size.PerSecond) + 1e-6);
        });

    private static TokenBucket Emptied(double at = 0) => TakeAll(TokenBucket.Full(Size, at), 0, at).Bucket;

    private static (TokenBucket Bucket, int Taken) TakeAll(TokenBucket bucket, double rest, double at = 0)
    {
        var taken = 0;
        while (bucket.TryTake(Size, at + rest, out bucket))
        {
            taken++;
        }

        return (bucket, taken);
    }
}
