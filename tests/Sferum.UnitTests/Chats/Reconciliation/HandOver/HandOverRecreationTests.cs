using Sferum.Grains.Chats;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;
using static Sferum.UnitTests.Chats.Reconciliation.HandOver.HandOverStory;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>A chat that cannot be handed over is made again: by itself where it is lost, else only when an operator has confirmed it.</summary>
public sealed class HandOverRecreationTests
{
    [Theory]
    [InlineData(LinkState.NotLinked)]
    [InlineData(LinkState.Broken)]
    [InlineData(LinkState.Linked)]
    public void Confirm_WhenTheOldTokenIsDead_MakesTheChatAgainOnlyThen(LinkState old)
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        if (old == LinkState.Linked)
        {
            story.WithoutTokens.Add(Chat.Administrator);
        }
        else
        {
            story.Link(Chat.Administrator, old, old == LinkState.Broken ? Chat.UserOf(Chat.Administrator) : null);
        }

        story.Settle();
        Assert.Single(story.World.Chats);
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.OperatorNeeded), (story.State.Listing.Platform, story.State.Listing.Trouble));
        story.Confirm();
        story.Settle();
        Assert.Equal((2, Heir), (story.World.Chats.Count, story.State.There.Owner!.Value));
        Assert.Equal(Wanted(story), story.There.Keys.Order());
        Assert.Equal(RefusalReason.ChatNotWaitingForOperator, Assert.Throws<InvalidOperationException>(story.Confirm).Message is var message ? Enum.Parse<RefusalReason>(message) : default);
    }

    [Fact]
    public void Confirm_WhenTheSameAdministratorLinkedAnotherProfile_MakesTheChatAgain()
    {
        var story = Begun(wasMember: false);
        story.Link(Chat.Administrator, LinkState.Linked, "another-admin");
        story.Settle();
        Assert.Equal(PlatformTrouble.OperatorNeeded, story.State.Listing.Trouble);
        story.Confirm();
        story.Settle();
        Assert.Equal(("another-admin", 2), (story.State.There.OwnerUser, story.World.Chats.Count));
    }

    [Fact]
    public void Confirm_WhenTheChatIsClosed_GivesItUp_AndItIsMadeAgainWhenItIsOpened()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        story.Link(Chat.Administrator, LinkState.NotLinked, null);
        story.Take(Source(story, Heir, []) with { Closed = true });
        story.Settle();
        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.OperatorNeeded), (story.State.Listing.Platform, story.State.Listing.Trouble));
        story.Confirm();
        story.Settle();
        Assert.Equal((ChatPlatformState.Closed, PlatformTrouble.None, 1), (story.State.Listing.Platform, story.State.Listing.Trouble, story.World.Chats.Count));
        story.Take(Source(story, Heir, []));
        story.Settle();
        Assert.Equal((ChatPlatformState.InStep, 2), (story.State.Listing.Platform, story.World.Chats.Count));
    }

    [Fact]
    public void Settle_WhenTheChatIsLostOnTheWay_TheHeirMakesItAgain()
    {
        var story = Begun(wasMember: true);
        Name(story, Heir);
        Assert.True(story.Step() && story.Step());
        story.World.Chats.Clear();
        story.World.Titles.Clear();
        story.Settle();
        Assert.Equal((Heir, 1), (story.State.There.Owner!.Value, story.World.Chats.Count));
        Assert.Equal(Wanted(story), story.There.Keys.Order());
    }

    [Fact]
    public void Settle_WhenTheChatWasAskedForWithADeadTokenAndAnotherCame_TheOtherMakesIt()
    {
        var story = new ChatStory();
        story.WithoutTokens.Add(Chat.Administrator);
        story.Take(Source(story, Chat.Administrator, [Heir]));
        Array.ForEach([Chat.Administrator, Heir], story.Link);
        while (story.Step())
        {
        }

        Assert.Equal((Chat.Administrator, PlatformTrouble.AdministratorLinkBroken), (story.State.There.Owner, story.State.Listing.Trouble));
        Name(story, Heir);
        story.Settle();
        Assert.Equal((Heir, 1), (story.State.There.Owner!.Value, story.World.Chats.Count));
        Assert.Equal(PlatformTrouble.None, story.State.Listing.Trouble);
    }
}
