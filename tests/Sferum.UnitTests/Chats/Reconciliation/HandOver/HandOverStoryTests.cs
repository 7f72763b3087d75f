using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Membership;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;
using static Sferum.UnitTests.Chats.Reconciliation.HandOver.HandOverStory;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>A chat changes hands: whatever comes in between, it stays one chat, and ends under the new administrator with everybody in it.</summary>
public sealed class HandOverStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_WhenTheAdministratorChanges_TheHeirDrivesTheSameChat(bool wasMember)
    {
        var story = Begun(wasMember);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Settle();
        AssertHandedOver(story, made);
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(wasMember, story.World.Calls.OfType<FindChatCall>().Any(find => find.Title != story.State.There.WorkingTitle));
        Assert.Null(story.State.Members.Find(Chat.Administrator));
    }

    [Fact]
    public void Settle_WhenTheOldAdministratorStaysAsATeacher_IsAMemberAndKeepsWhatAMakerHas()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir, oldStays: true);
        story.Settle();
        AssertHandedOver(story, made);
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(MemberRole.Member, ChatMembers.RoleOf(story.State.Member(Chat.Administrator)));
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
    }

    [Fact]
    public void Settle_WhenItChangesHandsTwiceAndComesBack_StaysOneChat()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        foreach (var next in new[] { Heir, Chat.Teacher, Chat.Administrator, Heir })
        {
            Name(story, next, oldStays: true);
            story.Settle();
            Assert.Equal((next, made), (story.State.There.Owner, Assert.Single(story.World.Chats).Key));
        }

        AssertHandedOver(story, made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_WhenTheMakerMayNotLeaveForNow_ItsTokensAreHeldUntilItHasLeft(bool entitled)
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        var refused = entitled ? Fate.Throttled : Fate.NotEntitled;
        story.World.Fates = call => call is RemoveMemberCall ? refused : Fate.Done;
        while (story.Step())
        {
        }

        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal([Chat.Administrator], story.Held);
        story.Settle();
        story.Subscribe();
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Empty(story.Held);
    }

    [Fact]
    public void Settle_WhenAnAdministratorOfTheChatLeavesAfterwards_IsPutOutThoughTheHeirDidNotMakeTheChat()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        story.Settle();
        story.Link(Chat.Teacher, LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Teacher), story.There.Keys);
    }

    [Fact]
    public void Settle_UntilTheHeirIsLinked_TheOldOneGoesOnAndItsTokensAreHeld()
    {
        var story = Begun(wasMember: false, heirLinked: false);
        Name(story, Heir);
        story.Link(Chat.Student(0), LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(0)), story.There.Keys);
        Assert.Equal((Chat.Administrator, PlatformTrouble.None), (story.State.There.Owner, story.State.Listing.Trouble));
        Assert.Equal([Chat.Administrator], story.Held);
        story.Link(Heir);
        story.Settle();
        story.Subscribe();
        Assert.Equal(Heir, story.State.There.Owner);
        Assert.Empty(story.Held);
    }

    [Fact]
    public void Settle_WhileTheHeirHasNoTokens_NobodySeesAnythingAndItsNewLinkWakesTheHandOver()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        story.WithoutTokens.Add(Heir);
        Name(story, Heir);
        var renamed = story.World.Calls.OfType<RenameChatCall>().Count();
        for (var i = 0; i < 100; i++)
        {
            story.Step();
            story.Pass(TimeSpan.FromMinutes(20));
        }

        Assert.Equal((renamed, Chat.Administrator), (story.World.Calls.OfType<RenameChatCall>().Count(), story.State.There.Owner));
        story.WithoutTokens.Clear();
        story.Link(Heir);
        Assert.True(story.Step());
        story.Settle();
        AssertHandedOver(story, made);
    }

    [Fact]
    public void Settle_WhenTheDriverIsBlocked_DrivesOnAndLeavesOnceAnotherHasTakenOver()
    {
        var story = Begun(wasMember: false);
        story.Link(Chat.Administrator, LinkState.Linked, Chat.UserOf(Chat.Administrator), blocked: true);
        story.Link(Chat.Student(0), LinkState.NotLinked, null);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(0)), story.There.Keys);
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal((ChatPlatformState.InStep, PlatformTrouble.AdministratorBlocked), (story.State.Listing.Platform, story.State.Listing.Trouble));
        Name(story, Heir, oldStays: true);
        story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal((Heir, PlatformTrouble.None), (story.State.There.Owner!.Value, story.State.Listing.Trouble));
    }

    [Fact]
    public void Settle_WhenTheHeirIsBlocked_TheOldOneGoesOn()
    {
        var story = Begun(wasMember: true);
        story.Link(Heir, LinkState.Linked, Chat.UserOf(Heir), blocked: true);
        Name(story, Heir);
        story.Settle();
        Assert.Equal(Chat.Administrator, story.State.There.Owner);
        story.Link(Heir);
        story.Settle();
        Assert.Equal(Heir, story.State.There.Owner);
    }

    [Fact]
    public void Settle_WhenTheHeirHasTheSameProfile_TakesOverWithoutAWord()
    {
        var story = Begun(wasMember: false, heirLinked: false);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Link(Chat.Administrator, LinkState.NotLinked, null);
        story.Link(Heir, LinkState.Linked, Chat.UserOf(Chat.Administrator));
        story.Settle();
        Assert.Equal((Heir, made), (story.State.There.Owner, Assert.Single(story.World.Chats).Key));
        Assert.Contains(Chat.UserOf(Chat.Administrator), story.There.Keys);
        Assert.Equal(ChatPlatformState.InStep, story.State.Listing.Platform);
    }

    /// <summary>The heir links while its lane, which has no token yet, is being asked: what is answered then is older than the news of the link.</summary>
    [Fact]
    public void Woken_WhenTheNewsCameBeforeAnOlderAnswer_WaitsNoLonger()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir, oldStays: true);
        var planned = story.State;
        story.Link(Heir);
        var over = new ChatHandOver { Heir = Heir, User = Chat.UserOf(Heir), Times = 1, RetryAt = story.Now.AddMinutes(2) };
        var answered = story.State with { There = story.State.There with { HandOver = over } };

        Assert.Equal((1, null), (ChatRules.Woken(planned, answered).There.HandOver!.Times, ChatRules.Woken(planned, answered).There.HandOver!.RetryAt));
        Assert.Same(answered, ChatRules.Woken(story.State, answered));
        var driven = answered with { Trouble = new ChatTrouble { Kind = PlatformTrouble.AdministratorLinkBroken, RetryAt = story.Now.AddHours(1) } };
        Assert.NotNull(ChatRules.Woken(planned, driven).Trouble);
        story.Link(Chat.Administrator);
        Assert.Null(ChatRules.Woken(planned, driven with { Members = story.State.Members }).Trouble);
    }

    /// <summary>However often it failed, trouble that passes by itself is looked at again within a minute; what somebody has to mend, within an hour.</summary>
    [Theory]
    [InlineData(PlatformFault.AgainSoon, 60)]
    [InlineData(PlatformFault.Unknown, 60)]
    [InlineData(PlatformFault.LinkAgain, 3600)]
    public void Found_AfterManyFailures_WaitsNoLongerThanTheTroubleLasts(PlatformFault fault, int seconds)
    {
        var story = Begun(wasMember: true);
        Name(story, Heir, oldStays: true);
        story.Link(Heir);
        var over = new ChatHandOver { Heir = Heir, User = Chat.UserOf(Heir), Mark = "mark", Times = 20 };
        var state = story.State with { There = story.State.There with { HandOver = over } };

        var found = HandOverRules.Found(state, new HeirFindStep(Heir, "mark", IsMarked: true), PlatformResult.Failed(fault, "x"), story.Now);

        Assert.Equal(story.Now.AddSeconds(seconds), found.There.HandOver!.RetryAt);
    }
}
