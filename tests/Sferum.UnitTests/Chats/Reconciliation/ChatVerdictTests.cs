using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation;

public sealed class ChatVerdictTests
{
    private static readonly PlatformCall Add = new AddMemberCall("chat-1", "user");

    private static readonly PlatformCall Remove = new RemoveMemberCall("chat-1", "user");

    private static readonly PlatformCall Role = new SetRoleCall("chat-1", "user", true);

    [Theory]
    [InlineData(PlatformFault.LinkAgain, PlatformTrouble.AdministratorLinkBroken)]
    [InlineData(PlatformFault.TokenExpired, PlatformTrouble.AdministratorLinkBroken)]
    [InlineData(PlatformFault.NotEntitled, PlatformTrouble.NotEntitled)]
    [InlineData(PlatformFault.OperatorNeeded, PlatformTrouble.Captcha)]
    [InlineData(PlatformFault.Throttled, PlatformTrouble.Throttled)]
    [InlineData(PlatformFault.AgainSoon, PlatformTrouble.None)]
    [InlineData(PlatformFault.Unknown, PlatformTrouble.None)]
    [InlineData(PlatformFault.MemberRefused, PlatformTrouble.None)]
    [InlineData(PlatformFault.ChatFull, PlatformTrouble.None)]
    [InlineData(PlatformFault.None, PlatformTrouble.None)]
    public void Of_WhenACallFails_HoldsUpWhatMustWait(PlatformFault fault, PlatformTrouble trouble) =>
        Assert.Equal(trouble, Of([Add], fault).Trouble);

    [Fact]
    public void Of_WhenOnlyAdditionsAreThrottled_HoldsUpAdditionsAlone()
    {
        Assert.True(Of([Add, Add], PlatformFault.None, PlatformFault.Throttled).AdditionsOnly);
        Assert.False(Of([Remove], PlatformFault.Throttled).AdditionsOnly);
        Assert.False(Of([Add, Remove], PlatformFault.Throttled, PlatformFault.Throttled).AdditionsOnly);
    }

    [Fact]
    public void Of_WhenOnlyARoleIsNotGranted_HoldsUpNothing() => Assert.Equal(PlatformTrouble.None, Of([Role], PlatformFault.NotEntitled).Trouble);

    [Fact]
    public void Of_WhenTheLaneSaysTheAdministratorIsNotLinked_SaysSo()
    {
        var answer = new LaneAnswer([PlatformResult.Failed(PlatformFault.LinkAgain, "")], PlatformTrouble.AdministratorNotLinked, null);
        Assert.Equal(PlatformTrouble.AdministratorNotLinked, ChatVerdict.Of([Add], answer).Trouble);
    }

    [Fact]
    public void Of_WhenSomethingIsSettled_IsProgress()
    {
        Assert.True(Of([Add, Add], PlatformFault.MemberRefused, PlatformFault.AgainSoon).Progress);
        Assert.False(Of([Add, Add], PlatformFault.AgainSoon, PlatformFault.AgainSoon).Progress);
        Assert.True(Of([Add], PlatformFault.Unknown).LookFirst);
        Assert.True(Of([Add], PlatformFault.ChatLost).Lost);
    }

    [Theory]
    [InlineData(PlatformTrouble.Throttled, 1, 2)]
    [InlineData(PlatformTrouble.Throttled, 2, 4)]
    [InlineData(PlatformTrouble.Throttled, 9, 60)]
    [InlineData(PlatformTrouble.Captcha, 1, 60)]
    [InlineData(PlatformTrouble.NotEntitled, 1, 60)]
    [InlineData(PlatformTrouble.AdministratorLinkBroken, 1, 2)]
    public void After_WhenTheLaneNamesNoTime_GrowsToAnHour(PlatformTrouble trouble, int times, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ChatPauses.After(trouble, times, said: null));

    [Fact]
    public void After_WhenTheLaneNamesATime_IsThatTime() =>
        Assert.Equal(TimeSpan.FromSeconds(20), ChatPauses.After(PlatformTrouble.Throttled, 5, TimeSpan.FromSeconds(20)));

    private static ChatVerdict Of(PlatformCall[] calls, params PlatformFault[] faults) =>
        ChatVerdict.Of(calls, new LaneAnswer([.. faults.Select(fault => PlatformResult.Failed(fault, ""))], PlatformTrouble.None, null));
}
