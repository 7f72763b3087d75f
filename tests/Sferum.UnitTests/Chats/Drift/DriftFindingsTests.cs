using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Drift;

/// <summary>What counts as a difference that somebody made there, and what does not.</summary>
public sealed class DriftFindingsTests
{
    private readonly ChatStory _story = Story();

    private Dictionary<string, bool> There => _story.World.Chats[_story.State.There.Chat!];

    [Fact]
    public void Compare_WhenNothingDiffers_FindsNothingAndChangesNoRowOfTheRegistry()
    {
        var before = _story.State;
        Assert.Empty(_story.Compare(repair: true));
        Assert.Equal((before.Revision, before.EditVersion), (_story.State.Revision, _story.State.EditVersion));
        Assert.Same(before.Members, _story.State.Members);
        Assert.Equal(_story.Now, _story.State.Drift!.CheckedTime);
        Assert.InRange(_story.State.Drift.Due!.Value - _story.Now, TimeSpan.Zero, TimeSpan.FromHours(20));
        Assert.False(ChatOwing.ToSferum(_story.State).Any || ChatOwing.OwesFindings(_story.State));
    }

    [Fact]
    public void Compare_WhenAMemberIsGone_SaysWho()
    {
        There.Remove(Chat.UserOf(Chat.Student(0)));
        var finding = Assert.Single(_story.Compare(repair: true));
        Assert.Equal((DriftKind.MemberMissing, Chat.Student(0), "", true), (finding.Kind, finding.Account, finding.User, finding.Repaired));
        Assert.True(_story.Step());
    }

    [Theory]
    [InlineData(StrangerPolicy.Remove, true)]
    [InlineData(StrangerPolicy.Report, false)]
    public void Compare_WhenAStrangerIsThere_FollowsThePolicyOfTheSchool(StrangerPolicy policy, bool removed)
    {
        There["stranger"] = false;
        var finding = Assert.Single(_story.Compare(repair: true, policy));
        Assert.Equal((DriftKind.Stranger, null, "stranger", removed), (finding.Kind, finding.Account, finding.User, finding.Repaired));
        Assert.Equal(removed ? ChatPlatformState.CatchingUp : ChatPlatformState.InStep, Listing(_story.State).Platform);
        _story.Settle();
        Assert.Equal(!removed, There.ContainsKey("stranger"));
    }

    [Fact]
    public void Compare_WhenARoleIsAnother_SaysBoth()
    {
        There[Chat.UserOf(Chat.Teacher)] = false;
        There[Chat.UserOf(Chat.Student(0))] = true;
        var found = _story.Compare(repair: true).ToDictionary(finding => finding.Account!.Value);
        Assert.All(found.Values, finding => Assert.Equal(DriftKind.RoleDiffers, finding.Kind));
        Assert.Equal(("administrator", "member"), (found[Chat.Teacher].Expected, found[Chat.Teacher].Found));
        Assert.Equal(("member", "administrator"), (found[Chat.Student(0)].Expected, found[Chat.Student(0)].Found));
    }

    [Fact]
    public void Compare_WhenTheTitleIsAnother_SaysBoth()
    {
        _story.World.Titles[_story.State.There.Chat!] = "Болталка";
        var finding = Assert.Single(_story.Compare(repair: true));
        Assert.Equal((DriftKind.TitleDiffers, "5 А", "Болталка"), (finding.Kind, finding.Expected, finding.Found));
    }

    [Fact]
    public void Compare_WhenTheChatIsGone_SaysSoOnceAndMakesItAgain()
    {
        _story.World.Chats.Clear();
        Assert.Equal(DriftKind.ChatLost, Assert.Single(_story.Compare(repair: true)).Kind);
        _story.Settle();
        Assert.Equal(4, _story.There.Count);
    }

    [Fact]
    public void Step_WhenTheChatIsFoundGoneByAnotherStep_ItIsListedToo()
    {
        _story.World.Chats.Clear();
        _story.Take(Chat.Source(3, [Chat.Student(0)]));
        _story.Settle();
        Assert.Equal(DriftKind.ChatLost, Assert.Single(_story.State.Drift!.Unlisted).Kind);
    }

    [Fact]
    public void Compare_WhenSomebodyBlockedWasPutBack_NamesTheAccountAndRemovesThemWhateverThePolicy()
    {
        _story.Link(Chat.Student(0), LinkState.Linked, Chat.UserOf(Chat.Student(0)), blocked: true);
        _story.Settle();
        There[Chat.UserOf(Chat.Student(0))] = false;
        var finding = Assert.Single(_story.Compare(repair: true, StrangerPolicy.Report));
        Assert.Equal((DriftKind.Stranger, Chat.Student(0), true), (finding.Kind, finding.Account, finding.Repaired));
        _story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(0)), There.Keys);
    }

    [Fact]
    public void Compare_WhenSomebodyAwaitedCameByThemselves_TheyAreNoStranger()
    {
        _story.Link(Chat.Student(2));
        There[Chat.UserOf(Chat.Student(2))] = false;
        Assert.Empty(_story.Compare(repair: true));
        _story.Settle();
        Assert.Empty(_story.World.AddedTwice);
        Assert.Equal(5, There.Count);
    }

    [Fact]
    public void Compare_WhenSomebodyIsOnTheWayOut_TheyAreNoFinding()
    {
        _story.Take(Chat.Source(3, [Chat.Student(0)]));
        Assert.Empty(_story.Compare(repair: true));
        _story.Settle();
        Assert.DoesNotContain(Chat.UserOf(Chat.Student(1)), There.Keys);
    }

    [Fact]
    public void Expelled_WhenAStrangerCannotBeRemoved_IsReportedOpenAndTriedAgainWithTheNextComparison()
    {
        There["stranger"] = false;
        _story.Compare(repair: true);
        var step = Assert.IsType<ExpelStep>(ChatPlan.Next(_story.State, default, _story.Now));
        var refused = DriftRules.Expelled(_story.State, step, [Grains.Platform.PlatformResult.Failed(Grains.Platform.PlatformFault.MemberRefused, "925")]);
        Assert.Empty(DriftRules.StrangersOf(refused));
        Assert.False(refused.Drift!.Unlisted[^1].Repaired);
        Assert.True(refused.Drift.Open);
    }

    private static ChatListing Listing(ChatState state) => ChatListings.Of(state);

    private static ChatStory Story()
    {
        var story = new ChatStory();
        story.Take(Chat.Source(2, [Chat.Student(0), Chat.Student(1), Chat.Student(2)]));
        foreach (var account in new[] { Chat.Administrator, Chat.Teacher, Chat.Student(0), Chat.Student(1) })
        {
            story.Link(account);
        }

        story.Settle();
        return story;
    }
}
