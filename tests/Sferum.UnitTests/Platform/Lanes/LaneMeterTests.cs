using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Platform;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class LaneMeterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LaneMeter _meter;

    public LaneMeterTests() => _meter = new LaneMeter(_time);

    [Fact]
    public void InLastMinute_Forgets_WhatLeftBefore()
    {
        _meter.NoteSent();
        _time.Advance(TimeSpan.FromSeconds(30));
        _meter.NoteSent();
        Assert.Equal(2, _meter.InLastMinute);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(1, _meter.InLastMinute);
    }

    [Fact]
    public void NoteAnswer_Keeps_TheLastFaultAndTheCaptchaUntilItIsSolved()
    {
        _meter.NoteAnswer([PlatformResult.Failed(PlatformFault.OperatorNeeded, "14") with { Captcha = "https://id.vk.com/c" }]);
        Assert.Equal(("14", "https://id.vk.com/c", PlatformTrouble.Captcha, null), (_meter.LastFault, _meter.Captcha, _meter.Trouble, _meter.LastSuccess));

        // Inside an execute it comes without the address.
        _meter.NoteAnswer([PlatformResult.Failed(PlatformFault.OperatorNeeded, "14")]);
        Assert.Equal("https://id.vk.com/c", _meter.Captcha);

        _meter.NoteAnswer([PlatformResult.Done()]);

        Assert.Equal(("14", "", PlatformTrouble.None, _time.GetUtcNow()), (_meter.LastFault, _meter.Captcha, _meter.Trouble, _meter.LastSuccess));
    }
}
