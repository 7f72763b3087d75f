using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class RateWindowTests
{
    [Fact]
    public void Wait_HoweverRequestsCome_NeverLetsMoreThanAllowedIntoAnySecond() =>
        Gen.Int[0, 700].Array[10, 120].Sample(gaps =>
        {
            var time = new FakeTimeProvider();
            var window = new RateWindow(3, time);
            var sent = new List<DateTimeOffset>();
            foreach (var gap in gaps)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap / 5));
                while (window.Wait() is { Ticks: > 0 } wait)
                    time.Advance(wait);
                window.Note();
                sent.Add(time.GetUtcNow());
            }

            Assert.All(sent, from => Assert.InRange(sent.Count(at => at >= from && at < from.AddSeconds(1.05)), 1, 3));
        });

    [Fact]
    public void Wait_WhenIdle_IsNone()
    {
        var time = new FakeTimeProvider();
        var window = new RateWindow(3, time);
        for (var i = 0; i < 3; i++)
            window.Note();

        Assert.Equal(TimeSpan.FromMilliseconds(1050), window.Wait());
        time.Advance(TimeSpan.FromMilliseconds(1050));
        Assert.Equal(TimeSpan.Zero, window.Wait());
    }

    [Fact]
    public void Wait_WhenLessThanAMillisecondIsLeft_IsAWholeOne()
    {
        var time = new FakeTimeProvider();
        var window = new RateWindow(1, time);
        window.Note();
        time.Advance(TimeSpan.FromMilliseconds(1049.5));

        Assert.Equal(TimeSpan.FromMilliseconds(1), window.Wait());
    }
}
