using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Platform.Lanes;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

public sealed class LaneReadingTests
{
    [Theory]
    [InlineData(LinkState.Linked, true, PlatformTrouble.None, false, false, LaneCondition.Idle, PlatformTrouble.None)]
    [InlineData(LinkState.Linked, true, PlatformTrouble.None, false, true, LaneCondition.Working, PlatformTrouble.None)]
    [InlineData(LinkState.Linked, true, PlatformTrouble.Throttled, true, true, LaneCondition.BackingOff, PlatformTrouble.Throttled)]
    [InlineData(LinkState.Linked, true, PlatformTrouble.Throttled, false, true, LaneCondition.Working, PlatformTrouble.Throttled)]
    [InlineData(LinkState.Linked, true, PlatformTrouble.Captcha, true, true, LaneCondition.WaitingForOperator, PlatformTrouble.Captcha)]
    [InlineData(LinkState.Linked, true, PlatformTrouble.NotEntitled, false, false, LaneCondition.WaitingForOperator, PlatformTrouble.NotEntitled)]
    [InlineData(LinkState.Broken, true, PlatformTrouble.Throttled, true, true, LaneCondition.WaitingForLink, PlatformTrouble.AdministratorLinkBroken)]
    [InlineData(LinkState.NotLinked, true, PlatformTrouble.None, false, false, LaneCondition.WaitingForLink, PlatformTrouble.AdministratorNotLinked)]
    [InlineData(LinkState.InProgress, true, PlatformTrouble.None, false, false, LaneCondition.WaitingForLink, PlatformTrouble.AdministratorNotLinked)]
    [InlineData(LinkState.NotLinked, false, PlatformTrouble.None, false, false, LaneCondition.Idle, PlatformTrouble.None)]
    public void Of_Says_WhatHoldsItUp(
        LinkState link, bool isNeeded, PlatformTrouble shown, bool isPaused, bool isBusy, LaneCondition condition, PlatformTrouble trouble) =>
        Assert.Equal((condition, trouble), LaneReading.Of(link, isNeeded, shown, isPaused, isBusy));

    [Fact]
    public void Page_HasTheFullestFirst_AndOnlyWhatIsMeant()
    {
        LaneSnapshot[] lanes = [Lane("b", 1), Lane("a", 1), Lane("c", 7), Lane("d", 0, LaneCondition.Idle)];

        Assert.Equal("c a b d", Names(LaneReading.Page(lanes, new LaneQuery())));
        Assert.Equal("a b", Names(LaneReading.Page(lanes, new LaneQuery { Skip = 1, Take = 2 })));
        var idle = LaneReading.Page(lanes, new LaneQuery { Condition = LaneCondition.Idle });
        Assert.Equal(("d", 1), (Names(idle), idle.Total));
    }

    private static LaneSnapshot Lane(string account, int waiting, LaneCondition condition = LaneCondition.Working) => new()
    {
        Administrator = new AccountId(account),
        Condition = condition,
        Waiting = new LaneSnapshot { Administrator = default, Condition = condition }.Waiting.Add(LanePriority.Join, waiting),
    };

    private static string Names(LanePage page) => string.Join(' ', page.Lanes.Select(lane => lane.Administrator.Segment));
}
