using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Reconciliation.Closing;

/// <summary>Nobody comes into a closed chat there, but whoever may not be in it leaves it like any other, and its administrator changes as elsewhere (A9, B9, B15, B16).</summary>
public sealed class ClosedChatStoryTests
{
    private const int Students = 3;

    private static readonly AccountId Heir = new("heir");

    private static readonly AccountId Other = Chat.Student(0);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private long _version = 10;

    [Theory]
    [InlineData(LinkState.Linked, true, false)]
    [InlineData(LinkState.NotLinked, false, false)]
    [InlineData(LinkState.Linked, false, true)]
    public void Settle_WhenSomebodyMayNoLongerBeThere_LeavesTheClosedChatToo(LinkState state, bool blocked, bool outside)
    {
        var story = Closed();
        story.Link(Other, state, state == LinkState.Linked ? Chat.UserOf(Other) : null, blocked, outside);
        Assert.Equal(ChatPlatformState.CatchingUp, story.State.Listing.Platform);
        story.Settle(Day);
        Assert.Equal(Except(Other), story.There.Keys.Order());
        Assert.Equal((ChatPlatformState.InStep, outside ? Students + 1 : Students + 2), (story.State.Listing.Platform, story.State.Listing.MemberCount));
        Assert.Equal(!outside, Shows(story, Other));
    }

    [Fact]
    public void Settle_WhenSomebodyLinksAnotherProfile_TheOldOneLeavesAndTheNewOneWaits()
    {
        var story = Closed();
        story.Link(Other, LinkState.Linked, "another");
        story.Settle(Day);
        Assert.Equal(Except(Other), story.There.Keys.Order());
        Assert.Equal(PendingReason.ChatClosed, ChatSnapshots.MemberOf(story.State, story.State.Member(Other)).Pending);
    }

    [Fact]
    public void Settle_WhenClosedBeforeRemovalsWereCarriedOut_TheyAreAllTheSame()
    {
        var story = Open();
        story.Link(Other, LinkState.Linked, Chat.UserOf(Other), blocked: true);
        story.Take(Source(closed: true, Chat.Administrator, Chat.Student(1), Chat.Student(2)) with { Members = [Named(Chat.Administrator), Pupil(1), Pupil(2)] });
        story.Settle(Day);
        Assert.Equal([Chat.UserOf(Chat.Administrator), Chat.UserOf(Chat.Student(1)), Chat.UserOf(Chat.Student(2))], story.There.Keys.Order());
    }

    [Fact]
    public void Settle_WhenSomebodyMayHaveBeenAddedJustBeforeTheEnd_IsPutOutWhenTheyUnlink()
    {
        var story = Open();
        story.Link(Other, LinkState.NotLinked, null);
        story.Settle(Day);
        story.Link(Other);
        story.Crash();
        Assert.True(story.Step() && story.Step(crashBeforeNote: true));
        Assert.True(story.There.ContainsKey(Chat.UserOf(Other)) && story.State.Member(Other).There is null);
        story.Take(Source(closed: true, Chat.Administrator));
        story.Link(Other, LinkState.NotLinked, null);
        story.Settle(Day);
        Assert.Equal(Except(Other), story.There.Keys.Order());
    }

    [Fact]
    public void TakeLink_WhenSomebodyIsBackInTheSchool_IsListedAgainAndNotAdded()
    {
        var story = Closed();
        story.Link(Other, LinkState.Linked, Chat.UserOf(Other), outside: true);
        story.Settle(Day);
        var edits = story.State.EditVersion;
        story.Link(Other);
        story.Settle(Day);
        Assert.True(Shows(story, Other) && story.State.EditVersion > edits);
        Assert.Equal(Except(Other), story.There.Keys.Order());
        story.Take(Source(closed: false, Chat.Administrator));
        story.Settle(Day);
        Assert.Contains(Chat.UserOf(Other), story.There.Keys);
    }

    [Fact]
    public void Settle_WhenTheAdministratorChanges_TheHeirTakesTheClosedChatOverAndEmptiesItInTime()
    {
        var story = Closed();
        var made = Assert.Single(story.World.Chats).Key;
        story.Link(Heir);
        story.Take(Source(closed: true, Heir));
        story.Settle(Day);
        Assert.Equal((Heir, PlatformTrouble.None), (story.State.There.Owner!.Value, story.State.Listing.Trouble));
        Assert.Equal(Except(Chat.Administrator).Append(Chat.UserOf(Heir)).Order(), story.There.Keys.Order());
        Assert.False(Shows(story, Chat.Administrator));
        story.Pass(TimeSpan.FromDays(31));
        story.Settle();
        Assert.Equal([Chat.UserOf(Heir)], story.There.Keys);
        Assert.Equal(made, Assert.Single(story.World.Chats).Key);
    }

    [Fact]
    public void Compare_WhenClosed_PutsOutWhoMustNotBeThereAndMissesNobody()
    {
        var story = Closed();
        var there = story.World.Chats[story.State.There.Chat!];
        story.Link(Other, LinkState.Linked, Chat.UserOf(Other), blocked: true);
        story.Settle(Day);
        (there["stranger"], there[Chat.UserOf(Other)]) = (false, false);
        there.Remove(Chat.UserOf(Chat.Student(1)));
        var found = story.Compare(repair: true);
        Assert.Equal([(DriftKind.Stranger, (AccountId?)null), (DriftKind.Stranger, Other)], found.Select(finding => (finding.Kind, finding.Account)));
        story.Settle(Day);
        Assert.Equal(Except(Other, Chat.Student(1)), story.There.Keys.Order());
        story.Pass(TimeSpan.FromDays(31));
        story.Settle();
        Assert.False(DriftSchedule.IsComparable(story.State));
    }

    private static IEnumerable<string> Except(params AccountId[] gone) =>
        new[] { Chat.Administrator, Chat.Teacher }.Concat(Enumerable.Range(0, Students).Select(Chat.Student)).Except(gone).Select(Chat.UserOf).Order();

    private static bool Shows(ChatStory story, AccountId account) => ChatSnapshots.MembersOf(story.State).Any(member => member.Account == account);

    private static SourceMember Named(AccountId administrator) => new(administrator, [new Ground(GroundKind.SferumAdministrator, "")]);

    private static SourceMember Pupil(int number) => new(Chat.Student(number), [Chat.StudentGround]);

    private ChatSource Source(bool closed, AccountId administrator, params AccountId[] students)
    {
        var source = Chat.Source(++_version, students.Length > 0 ? students : Enumerable.Range(0, Students).Select(Chat.Student));
        return source with { Closed = closed, SferumAdministrator = administrator, Members = [Named(administrator), .. source.Members.Where(member => member.Account != Chat.Administrator)] };
    }

    private ChatStory Open()
    {
        var story = new ChatStory();
        story.Take(Source(closed: false, Chat.Administrator));
        AccountId[] linked = [Chat.Administrator, Chat.Teacher, .. Enumerable.Range(0, Students).Select(Chat.Student)];
        Array.ForEach(linked, story.Link);
        story.Settle(Day);
        Assert.Equal(Students + 2, story.There.Count);
        return story;
    }

    private ChatStory Closed()
    {
        var story = Open();
        story.Take(Source(closed: true, Chat.Administrator));
        story.Settle(Day);
        Assert.Equal(Students + 2, story.There.Count);
        return story;
    }
}
