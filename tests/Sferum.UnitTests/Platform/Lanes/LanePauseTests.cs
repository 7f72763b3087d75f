using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Platform;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class LanePauseTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LanePause _pause;

    public LanePauseTests() => _pause = new LanePause(_time, new Random(1));

    [Theory]
    [InlineData(PlatformTrouble.Throttled, 15 * 60)]
    [InlineData(PlatformTrouble.Captcha, 30 * 60)]
    [InlineData(PlatformTrouble.Unreachable, 15)]
    public void Note_WhenTheTroubleGoesOn_GrowsUpToAnEnd(PlatformTrouble trouble, int longest)
    {
        var last = TimeSpan.Zero;
        for (var i = 0; i < 20; i++)
        {
            _pause.Note(trouble, isProbe: true);
            Assert.True(_pause.Left >= last * 0.74 && _pause.Left <= TimeSpan.FromSeconds(longest));
            last = _pause.Left;
            _time.Advance(_pause.Left);
            Assert.True(_pause.IsProbing);
        }

        Assert.True(last > TimeSpan.FromSeconds(longest) * 0.7);
    }

    [Fact]
    public void Holds_WhilePaused_LetsEndsAndStartsThrough()
    {
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);

        Assert.Equal(
            [LanePriority.Remove, LanePriority.Join, LanePriority.Sweep], Enum.GetValues<LanePriority>().Where(_pause.Holds));
    }

    [Theory]
    [InlineData(PlatformTrouble.Throttled, false, true)]
    [InlineData(PlatformTrouble.Throttled, true, false)]
    [InlineData(PlatformTrouble.Unreachable, false, false)]
    public void Note_WhenSomethingGoesWell_EndsThePauseItSpeaksFor(PlatformTrouble trouble, bool isProbe, bool goesOn)
    {
        _pause.Note(trouble, isProbe: true);
        _pause.Note(PlatformTrouble.None, isProbe);

        Assert.Equal(goesOn, _pause.Holds(LanePriority.Join));
    }

    [Fact]
    public void Note_WhenSeveralUnderWayFailTogether_CountsOnce()
    {
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);
        var left = _pause.Left;
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);

        Assert.Equal(left, _pause.Left);
    }

    [Fact]
    public void Resume_GoesOn_WhereAFormerActivationWas()
    {
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);
        _time.Advance(_pause.Left);
        _pause.Note(PlatformTrouble.Throttled, isProbe: true);
        _time.Advance(TimeSpan.FromSeconds(5));
        var next = new LanePause(_time, new Random(1));

        next.Resume(_pause.Mark);

        Assert.Equal((_pause.Trouble, _pause.Left, _pause.Mark), (next.Trouble, next.Left, next.Mark));
        _time.Advance(next.Left);
        Assert.True(next.IsProbing);
        next.Note(PlatformTrouble.Throttled, isProbe: true);
        Assert.True(next.Left >= TimeSpan.FromSeconds(60));
        _time.Advance(next.Left);
        next.Note(PlatformTrouble.None, isProbe: true);
        Assert.Null(next.Mark);
    }

    [Fact]
    public void Resume_OfAPauseThatIsLongOver_BeginsWithAProbe()
    {
        _pause.Resume(new LanePauseMark(PlatformTrouble.Captcha, 3, _time.GetUtcNow() - TimeSpan.FromDays(1)));

        Assert.Equal((TimeSpan.Zero, true, false), (_pause.Left, _pause.IsProbing, _pause.Holds(LanePriority.Join)));
    }

    [Fact]
    public void Mark_OfAPauseOfSeconds_IsNotKept()
    {
        _pause.Note(PlatformTrouble.Unreachable, isProbe: true);

        Assert.Null(_pause.Mark);
    }
}
