using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Groups;
using Sferum.UnitTests.Chats.Edits;
using Xunit;

namespace Sferum.UnitTests.Chats;

/// <summary>Titles of every length, in the registry and on the Sferum side, which takes no more than 128 UTF-16 units.</summary>
public sealed class ChatTitlesTests
{
    private static readonly string Smiles = string.Concat(Enumerable.Repeat("😀", 128));

    [Theory]
    [InlineData(64, 128, 128)]
    [InlineData(64, 61, 128)]
    [InlineData(64, 60, 127)]
    public void Of_WhenGroupAndSubjectAreLong_TheSubjectChatsTitleFitsTheContract(int group, int subject, int length)
    {
        var title = SubjectChatSource.Of(Roster(new string('Г', group), new string('П', subject))).Title;
        Assert.Equal(length, title.Length);
        Assert.Equal(group + 3 + subject > 128, title.EndsWith('…'));
    }

    [Fact]
    public void Title_WhenAnEarlierVersionStoredALongerOne_FitsAndCanBeSentBack()
    {
        var chat = Chat.Of();
        var old = chat with { Facts = chat.Facts with { RosterTitle = new string('Г', 195) } };
        var title = ChatSnapshots.Of(old, Chat.Id).Title;
        Assert.Equal(128, title.Length);
        Assert.Same(old, ChatEditRules.Update(old, Edit.Update() with { Title = title }, EditFacts.None, Edit.Later).Value);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void Settle_WhenTheTitleIsOfEmoji_TheChatGetsWhatThePlatformTakesAndNoMarkStays(int smiles)
    {
        var story = Linked();
        story.Title(Smiles[..(2 * smiles)]);
        story.Settle();
        AssertTitled(story, TextLength.CutUnits(Smiles[..(2 * smiles)], 128));
    }

    [Fact]
    public void Settle_WhenAChatGetsALongTitle_ItIsRenamedOnce()
    {
        var story = Linked();
        story.Settle();
        story.Title(Smiles);
        story.Settle();
        AssertTitled(story, TextLength.CutUnits(Smiles, 128));
        Assert.Empty(story.Compare(repair: true));
        story.Settle();
        Assert.Equal(2, story.World.Calls.Count(call => call is RenameChatCall));
    }

    [Fact]
    public void Settled_WhenThePlatformRefusesATitle_IsHeldUpUntilItTakesIt()
    {
        var story = Linked();
        story.World.Fates = call => call is RenameChatCall ? Fate.NotEntitled : Fate.Done;
        while (story.Step())
        {
            Assert.True(story.World.Calls.Count < 100);
        }

        Assert.Equal((ChatPlatformState.HeldUp, PlatformTrouble.NotEntitled), (story.State.Listing.Platform, story.State.Listing.Trouble));
        Assert.Equal(story.Now.AddDays(1), ChatOwing.ToSferum(story.State).From);
        story.Settle();
        AssertTitled(story, "5 А");
    }

    private static ChatStory Linked()
    {
        var story = new ChatStory();
        story.Link(Chat.Administrator);
        story.Link(Chat.Teacher);
        return story;
    }

    private static void AssertTitled(ChatStory story, string title)
    {
        Assert.Equal(title, story.World.TitleOf(story.State.There.OwnerUser, story.State.There.Chat!));
        Assert.All(story.World.Calls.OfType<RenameChatCall>(), call => Assert.InRange(call.Title.Length, 1, 128));
        Assert.All(story.World.Calls.OfType<CreateChatCall>(), call => Assert.InRange(call.Title.Length, 1, 128));
        Assert.Equal((ChatPlatformState.InStep, PlatformTrouble.None), (story.State.Listing.Platform, story.State.Listing.Trouble));
    }

    private static GroupRoster Roster(string title, string subject) =>
        new(1, new RosterGroup(Edit.Group, title, subject, [Chat.Class], Chat.Teacher, null), 0, false) { SferumAdministrator = Chat.Administrator };
}
