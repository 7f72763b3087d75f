using Sferum.Grains.Chats;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lifecycle;

/// <summary>What a conference shows of the troubles of others.</summary>
public sealed class CallTroubleTests
{
    [Theory]
    [InlineData(PlatformTrouble.AdministratorNotLinked, PlatformFault.AgainSoon, ConferenceTrouble.AdministratorNotLinked)]
    [InlineData(PlatformTrouble.AdministratorLinkBroken, PlatformFault.AgainSoon, ConferenceTrouble.AdministratorLinkBroken)]
    [InlineData(PlatformTrouble.NotEntitled, PlatformFault.AgainSoon, ConferenceTrouble.NotEntitled)]
    [InlineData(PlatformTrouble.Throttled, PlatformFault.AgainSoon, ConferenceTrouble.Throttled)]
    [InlineData(PlatformTrouble.Captcha, PlatformFault.AgainSoon, ConferenceTrouble.Captcha)]
    [InlineData(PlatformTrouble.Unreachable, PlatformFault.Unknown, ConferenceTrouble.OutcomeUnknown)]
    [InlineData(PlatformTrouble.None, PlatformFault.AgainSoon, ConferenceTrouble.Unreachable)]
    [InlineData(PlatformTrouble.None, PlatformFault.Throttled, ConferenceTrouble.Throttled)]
    [InlineData(PlatformTrouble.None, PlatformFault.OperatorNeeded, ConferenceTrouble.Captcha)]
    [InlineData(PlatformTrouble.None, PlatformFault.LinkAgain, ConferenceTrouble.AdministratorLinkBroken)]
    [InlineData(PlatformTrouble.None, PlatformFault.NotEntitled, ConferenceTrouble.NotEntitled)]
    [InlineData(PlatformTrouble.None, PlatformFault.TokenExpired, ConferenceTrouble.Unreachable)]
    [InlineData(PlatformTrouble.None, PlatformFault.ChatLost, ConferenceTrouble.Unreachable)]
    public void Of_WhenTheAnswerIsNotDone_SaysWhy(PlatformTrouble lane, PlatformFault fault, ConferenceTrouble expected) =>
        Assert.Equal(expected, CallTrouble.Of(lane, fault));

    [Fact]
    public void CallSite_WhenTheChatCanHaveACall_GivesAdministratorAndChat() =>
        Assert.Equal(new CallSite(ConferenceTrouble.None, Administrator, "chat-1"), CallSite.Of(Seat()).With(Standing()));

    [Fact]
    public void CallSite_WhenTheChatIsNotThereYet_GoesWithoutIt() =>
        Assert.Equal(new CallSite(ConferenceTrouble.None, Administrator, null), CallSite.Of(Seat() with { PlatformChat = null }));

    [Fact]
    public void CallSite_WhenThereIsNone_SaysWhy()
    {
        Assert.Equal(ConferenceTrouble.ChatDeleted, CallSite.Of(Refusal.Of(RefusalReason.NotFound)).Trouble);
        Assert.Equal(ConferenceTrouble.ChatDeleted, CallSite.Of(Seat(life: ChatLife.Deleted)).Trouble);
        Assert.Equal(ConferenceTrouble.ChatClosed, CallSite.Of(Seat(life: ChatLife.Closed)).Trouble);
        Assert.Equal(ConferenceTrouble.SchoolWithoutAdministrator, CallSite.Of(Seat() with { SferumAdministrator = null }).Trouble);
        Assert.Equal(ConferenceTrouble.AdministratorNotLinked, CallSite.Of(Seat()).With(Standing(LinkState.NotLinked)).Trouble);
        Assert.Equal(ConferenceTrouble.AdministratorNotLinked, CallSite.Of(Seat()).With(Refusal.Of(RefusalReason.AccountNotInSchool)).Trouble);
        Assert.Equal(ConferenceTrouble.AdministratorLinkBroken, CallSite.Of(Seat()).With(Standing(LinkState.Broken)).Trouble);
    }

    [Fact]
    public void RetryPause_WhenTriesFail_GrowsToItsLongestAndNeverBeyond()
    {
        var pause = new RetryPause(TimeSpan.FromSeconds(10));
        Assert.True(pause.Left(LessonStart) <= TimeSpan.Zero);

        var pauses = Enumerable.Range(0, 20).Select(_ =>
        {
            pause.Begin(LessonStart, told: null, random: 1);
            return pause.Left(LessonStart);
        }).ToArray();

        Assert.Equal(TimeSpan.FromMilliseconds(200), pauses[0]);
        Assert.Equal(TimeSpan.FromMilliseconds(400), pauses[1]);
        Assert.Equal(TimeSpan.FromSeconds(10), pauses[^1]);
    }

    [Fact]
    public void RetryPause_WhenThePlatformSaysWhen_WaitsSoLongButNotLonger()
    {
        var pause = new RetryPause(TimeSpan.FromSeconds(10));

        pause.Begin(LessonStart, TimeSpan.FromSeconds(3), random: 0);
        Assert.Equal(TimeSpan.FromSeconds(3), pause.Left(LessonStart));
        pause.Begin(LessonStart, TimeSpan.FromHours(1), random: 0);
        Assert.Equal(TimeSpan.FromSeconds(10), pause.Left(LessonStart));
        pause.Clear();
        Assert.True(pause.Left(LessonStart) <= TimeSpan.Zero);
    }

    [Theory]
    [InlineData("start", ConferenceStage.Scheduled, 0, false)]
    [InlineData("start", ConferenceStage.Starting, 600, false)]
    [InlineData("start", ConferenceStage.Active, 0, false)]
    [InlineData("start", ConferenceStage.Active, 9, false)]
    [InlineData("start", ConferenceStage.Active, 70, true)]
    [InlineData("start", ConferenceStage.Ended, 2700, true)]
    [InlineData("end", ConferenceStage.Active, 2700, false)]
    [InlineData("end", ConferenceStage.Ending, 9999, false)]
    [InlineData("end", ConferenceStage.Ended, 2700, false)]
    [InlineData("end", ConferenceStage.Ended, 2770, true)]
    [InlineData("end", ConferenceStage.Missed, 2770, true)]
    [InlineData("end", ConferenceStage.Cancelled, 2770, true)]
    [InlineData("another", ConferenceStage.Scheduled, 0, true)]
    public void IsSpent_WhenItsMomentIsOver_IsTakenOutLaterAndNotByTheBell(string name, ConferenceStage stage, int seconds, bool spent) =>
        Assert.Equal(spent, ConferenceReminders.IsSpent(name, At(stage), LessonStart.AddSeconds(seconds), GrainId.Create("conference", "s:7/x")));

    [Fact]
    public void IsSpent_WhenTheConferenceWasNeverPlanned_IsTakenOutAtOnce() =>
        Assert.True(ConferenceReminders.IsSpent("start", null, LessonStart, GrainId.Create("conference", "s:7/x")));
}
