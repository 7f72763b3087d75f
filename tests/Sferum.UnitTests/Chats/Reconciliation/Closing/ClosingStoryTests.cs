using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation.Closing;

/// <summary>A deleted chat is closed there, whatever is answered in between; a closed one is emptied in time, and filled again when its class comes back.</summary>
public sealed class ClosingStoryTests
{
    private const int Students = 3;

    private static readonly Gen<Fate[]> Fates = Gen.Frequency(
        (5, Gen.Const(Fate.Done)), (5, Gen.OneOf(Gen.Const(Fate.DoneUnheard), Gen.Const(Fate.NotDoneUnheard), Gen.Const(Fate.AgainSoon), Gen.Const(Fate.Throttled)))).Array[5];

    [Fact]
    public void Settle_WhenDeleted_EverybodyLeavesStrangersTooAndTheConversationGoes()
    {
        var story = Begun();
        var chat = story.State.There.Chat!;
        (story.World.Chats[chat]["stranger"], story.World.Chats[chat]["officer"]) = (false, true);
        story.Delete();
        story.Settle();
        AssertClosed(story, chat);
        Assert.Empty(story.State.Members);
    }

    [Fact]
    public void Settle_WhenDeletedBeforeItIsKnownWhetherItWasMade_IsFoundAndClosed()
    {
        var story = new ChatStory();
        story.Take(Chat.Source(2, Chat.Student(0)));
        story.Link(Chat.Administrator);
        story.World.Fates = _ => Fate.DoneUnheard;
        Assert.True(story.Step() && story.Step());
        var chat = Assert.Single(story.World.Chats).Key;
        Assert.Null(story.State.There.Chat);
        story.Delete();
        story.Settle();
        AssertClosed(story, chat);
    }

    [Fact]
    public void Settle_WhenDeletedBeforeItWasMade_IsNotMade()
    {
        var story = new ChatStory();
        story.Take(Chat.Source(2, Chat.Student(0)));
        story.Link(Chat.Administrator);
        Assert.True(story.Step());
        story.Delete();
        story.Settle();
        Assert.Empty(story.World.Chats);
        Assert.False(ChatOwing.ToSferum(story.State).Any);
    }

    [Fact]
    public void Settle_WhenTheDeletedChatIsLostThere_NothingIsMadeAgain()
    {
        var story = Begun();
        story.World.Chats.Clear();
        story.World.Titles.Clear();
        story.Delete();
        story.Settle();
        Assert.Empty(story.World.Chats);
        Assert.False(ChatOwing.ToSferum(story.State).Any);
    }

    [Fact]
    public void Settle_WhenDeletedWhileItsDriverCannotDrive_IsClosedOnceItCan()
    {
        var story = Begun();
        var chat = story.State.There.Chat!;
        story.Link(Chat.Administrator, LinkState.Broken, Chat.UserOf(Chat.Administrator));
        story.Delete();
        story.Settle();
        Assert.NotEmpty(story.World.Chats[chat]);
        story.Link(Chat.Administrator);
        story.Settle();
        AssertClosed(story, chat);
    }

    [Fact]
    public void Settle_WhenDeletedAndAnythingIsAnswered_IsClosedInTheEnd() => Gen.Select(Fates.Array[0, 20], Gen.Int[0, 1 << 20]).Sample((answers, crashes) =>
    {
        var story = Begun();
        var chat = story.State.There.Chat!;
        story.World.Chats[chat]["stranger"] = false;
        story.Delete();
        for (var i = 0; i < answers.Length; i++)
        {
            var next = 0;
            story.World.Fates = _ => answers[i][next++ % answers[i].Length];
            story.Step(crashBeforeNote: (crashes >> i & 1) == 1);
            story.Pass(TimeSpan.FromMinutes(1));
        }

        story.Settle();
        AssertClosed(story, chat);
    }, iter: 2_000);

    [Fact]
    public void Settle_WhenTheClassCloses_MembersLeaveAfterTheTermAndComeBackWithIt()
    {
        var story = Begun();
        var chat = story.State.There.Chat!;
        story.Take(Source(3, closed: true));
        Run(story);
        Assert.Equal(Chat.Start.AddDays(30), ChatOwing.ToSferum(story.State).From);
        story.Pass(TimeSpan.FromDays(29));
        Run(story);
        Assert.Equal(Students + 2, story.There.Count);
        story.Pass(TimeSpan.FromDays(2));
        Run(story);
        Assert.Equal([Chat.UserOf(Chat.Administrator)], story.There.Keys);
        Assert.Equal((ChatPlatformState.Closed, Students + 2), (story.State.Listing.Platform, story.State.Listing.MemberCount));
        story.Take(Source(4, closed: false));
        story.Settle();
        Assert.Equal((chat, Students + 2), (story.State.There.Chat, story.There.Count));
    }

    [Fact]
    public void Settle_WhenTheClassOpensAgainInTime_NobodyHasLeft()
    {
        var story = Begun();
        story.Take(Source(3, closed: true));
        Run(story);
        story.Pass(TimeSpan.FromDays(20));
        story.Take(Source(4, closed: false));
        story.Settle();
        Assert.DoesNotContain(story.World.Calls, call => call is RemoveMemberCall);
        story.Take(Source(5, closed: true));
        Run(story);
        Assert.Equal(Chat.Start.AddDays(50), ChatOwing.ToSferum(story.State).From);
    }

    [Fact]
    public void Settle_WhenTheTermIsMadeLonger_TheLongerOneHolds()
    {
        var story = Begun();
        story.Take(Source(3, closed: true));
        Run(story);
        story.RetentionDays = 60;
        story.Pass(TimeSpan.FromDays(31));
        Run(story);
        Assert.Equal((Students + 2, Chat.Start.AddDays(60)), (story.There.Count, ChatOwing.ToSferum(story.State).From));
    }

    [Fact]
    public void Settle_WhenAClassIsPromoted_ItsChatIsRetitledUnlessAHandTitledIt()
    {
        var story = Begun();
        var chat = story.State.There.Chat!;
        story.Take(Source(3, closed: false) with { Title = "6 А", ClassTitle = "6 А" });
        story.Settle();
        Assert.Equal((chat, "6 А"), (story.State.There.Chat, story.World.Titles[chat]));
        story.Title("Наш класс");
        story.Take(Source(4, closed: false) with { Title = "7 А", ClassTitle = "7 А" });
        story.Settle();
        Assert.Equal((chat, "Наш класс", "7 А"), (story.State.There.Chat, story.World.Titles[chat], story.State.Facts.ClassTitle));
    }

    private static ChatSource Source(long version, bool closed) => Chat.Source(version, Enumerable.Range(0, Students).Select(Chat.Student)) with { Closed = closed };

    private static ChatStory Begun()
    {
        var story = new ChatStory();
        story.Take(Source(2, closed: false));
        AccountId[] linked = [Chat.Administrator, Chat.Teacher, .. Enumerable.Range(0, Students).Select(Chat.Student)];
        Array.ForEach(linked, story.Link);
        story.Settle();
        Assert.Equal(Students + 2, story.There.Count);
        return story;
    }

    // Goes on as far as it goes at this moment.
    private static void Run(ChatStory story)
    {
        for (var i = 0; i < 50 && story.Step(); i++)
        {
        }
    }

    private static void AssertClosed(ChatStory story, string chat)
    {
        Assert.Empty(story.World.Chats[chat]);
        Assert.Contains((chat, Chat.UserOf(Chat.Administrator)), story.World.Deleted);
        Assert.Single(story.World.Chats);
        story.Subscribe();
        Assert.Null(story.State.There.Chat);
        Assert.False(ChatOwing.ToSferum(story.State).Any);
    }
}
