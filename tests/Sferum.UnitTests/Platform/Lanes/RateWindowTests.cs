using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class RateWindowTests
{
    private static readonly TimeSpan Width = TimeSpan.FromMilliseconds(1005);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Wait_HoweverLongRequestsTakeToArrive_NeverLetsMoreThanAllowedIntoAnySecond() =>
        Gen.Select(Gen.Int[0, 140], Gen.Int[0, 900], Gen.Int[0, 400]).Array[10, 120].Sample(requests =>
        {
            var (time, arrived, underWay) = (new FakeTimeProvider(), new List<DateTimeOffset>(), new PriorityQueue<int, DateTimeOffset>());
            var window = new RateWindow(3, time);
            foreach (var (gap, there, back) in requests)
            {
                Pass(TimeSpan.FromMilliseconds(gap));
                while (window.Wait() is { Ticks: > 0 } wait)
                    Pass(wait);
                window.Begin();
                arrived.Add(time.GetUtcNow() + TimeSpan.FromMilliseconds(there));
                underWay.Enqueue(0, time.GetUtcNow() + TimeSpan.FromMilliseconds(there + back));
            }

            Assert.All(arrived, from => Assert.InRange(arrived.Count(at => at >= from && at < from.AddSeconds(1)), 1, 3));

            void Pass(TimeSpan by)
            {
                var until = time.GetUtcNow() + by;
                while (underWay.TryPeek(out _, out var answer) && answer <= until)
                {
                    underWay.Dequeue();
                    time.SetUtcNow(answer);
                    window.End();
                }

                time.SetUtcNow(until);
            }
        });

    [Fact]
    public void Wait_IsUntilASecondAfterTheOldestAnswer()
    {
        var window = new RateWindow(3, _time);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(TimeSpan.Zero, window.Wait());
            window.Begin();
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotEqual(TimeSpan.Zero, window.Wait());
        window.End();
        Assert.Equal(Width, window.Wait());
        _time.Advance(Width);
        Assert.Equal(TimeSpan.Zero, window.Wait());
    }

    [Fact]
    public void Wait_WhenLessThanAMillisecondIsLeft_IsAWholeOne()
    {
        var window = new RateWindow(1, _time);
        window.Begin();
        window.End();
        _time.Advance(Width - TimeSpan.FromMilliseconds(0.5));

        Assert.Equal(TimeSpan.FromMilliseconds(1), window.Wait());
    }
}
