using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Platform;
using Xunit;
using static Sferum.UnitTests.Chats.Reconciliation.HandOver.HandOverStory;

namespace Sferum.UnitTests.Chats.Reconciliation.HandOver;

/// <summary>Others change a chat on the Sferum side while it changes hands, and afterwards.</summary>
public sealed class HandOverDriftTests
{
    [Fact]
    public void Compare_WhenStrangersAreThereAfterwards_TheyArePutOutThoughTheHeirDidNotMakeTheChat()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.Settle();
        (story.World.Chats[made]["stranger"], story.World.Chats[made]["administrator"]) = (false, true);
        Assert.Equal(2, story.Compare(repair: true).Count);
        story.Settle();
        AssertHandedOver(story, made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compare_AtEveryStepOfAHandOver_FindsNothingAndHoldsNothingUp(bool wasMember)
    {
        var story = Begun(wasMember);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        for (var i = 0; i < 100 && story.Step(); i++)
        {
            Assert.Empty(story.Compare(repair: true));
        }

        story.Settle();
        AssertHandedOver(story, made);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Settle_WhenTheHeirLosesRoleOrPlaceRightBeforeItTakesOver_GetsItBackFirst(bool wasMember, bool isPutOut)
    {
        var story = Begun(wasMember);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        while (ChatPlan.Next(story.State, default, story.Now) is not TakeOverStep)
        {
            Assert.True(story.Step());
        }

        Meddle(story.World.Chats[made], isPutOut);
        Assert.True(story.Step());
        Assert.Equal(Chat.Administrator, story.State.There.Owner);
        story.Settle();
        AssertHandedOver(story, made);
    }

    [Fact]
    public void Settle_WhenTheRoleIsTakenAwayAgainAndAgain_GivesItWithGrowingPauses()
    {
        var story = Begun(wasMember: true);
        var made = Assert.Single(story.World.Chats).Key;
        Name(story, Heir);
        story.World.Fates = call => Meddled(story, call);
        for (var i = 0; i < 1_000; i++)
        {
            story.Pass(story.Step() ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        }

        Assert.Equal(Chat.Administrator, story.State.There.Owner);
        Assert.InRange(story.World.Calls.OfType<SetRoleCall>().Count(role => role.User == Chat.UserOf(Heir)), 5, 15);
        story.Settle();
        AssertHandedOver(story, made);
    }

    private static void Meddle(Dictionary<string, bool> members, bool putOut)
    {
        members[Chat.UserOf(Heir)] = false;
        if (putOut)
        {
            members.Remove(Chat.UserOf(Heir));
        }
    }

    // Somebody takes the role away whenever it was given.
    private static Fate Meddled(ChatStory story, PlatformCall call)
    {
        if (call is ReadMembersCall)
        {
            Meddle(Assert.Single(story.World.Chats).Value, putOut: false);
        }

        return Fate.Done;
    }
}
