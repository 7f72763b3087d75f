using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Sferum.Grains.UserLinks.Tokens;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>The end of a link (A9).</summary>
public sealed class UnlinkRulesTests
{
    [Fact]
    public void Unlink_WhenLinked_ForgetsTheLinkAndOwesItsEnd()
    {
        var story = Told(LinkStory.Administrator().Chats("a", "b").Link());
        var held = story.State.Link!.Tokens!;

        Unlink(story);

        Assert.Null(story.State.Link);
        Assert.Equal(LinkState.NotLinked, story.Seen());
        Assert.Equal(held.Sealed, Assert.Single(story.State.Doomed).Sealed);
        Assert.Equal("p1", Assert.Single(story.State.ProfilesToRelease));
        Assert.Equal(2, UserLinkDuties.UntoldCount(story.State));
        Assert.Equal(Owed.Now, story.State.Owed);
        Assert.Equal(LinkState.NotLinked, UserLinkRules.Standing(story.State, LinkStory.School).State);
        Assert.Null(UserLinkRules.Standing(story.State, LinkStory.School).PlatformUser);
    }

    [Fact]
    public void Unlink_WhenNotLinked_ChangesNothing()
    {
        var story = LinkStory.Teacher().Chats("a");
        var before = story.State;

        Assert.Same(before, Unlink(story).State);
    }

    [Fact]
    public void Unlink_WhenRepeated_ChangesNothingMore()
    {
        var story = Unlink(LinkStory.Teacher().Chats("a").Link());
        var before = story.State;

        Assert.Same(before, Unlink(story).State);
    }

    [Fact]
    public void Unlink_WhenInNoSchool_IsNotFound()
    {
        Assert.Equal(RefusalReason.NotFound, UnlinkRules.Unlink(null, default).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, UnlinkRules.Unlink(new UserLinkState(), default).Refusal?.Reason);
    }

    [Fact]
    public void Unlink_WhenTheLastSchoolWasLeft_ForgetsWhatIsLeftAndThenNobodyIsThere()
    {
        var story = LinkStory.Teacher().Chats("a").Link();
        story.Roles(LinkStory.School, version: 2, kinds: PersonKinds.None);
        Assert.Equal(LinkState.Linked, UserLinkRules.Snapshot(new AccountId("petr"), story.State, story.Now).Value?.State);

        Unlink(story);

        Assert.Equal("p1", Assert.Single(story.State.ProfilesToRelease));
        Assert.Equal(RefusalReason.NotFound, UserLinkRules.Snapshot(new AccountId("petr"), story.State, story.Now).Refusal?.Reason);
    }

    [Theory]
    [InlineData(AttemptStage.Begun, false, false)]
    [InlineData(AttemptStage.Opened, false, false)]
    [InlineData(AttemptStage.Returned, false, false)]
    [InlineData(AttemptStage.AwaitingConfirmation, true, false)]
    [InlineData(AttemptStage.Confirming, true, true)]
    internal void Unlink_WhenAnAttemptIsUnderWay_EndsItAndGivesBackWhatItHolds(AttemptStage stage, bool tokens, bool profile)
    {
        var story = LinkStory.Teacher().Until(stage);
        var (attempt, version) = (story.Attempt, story.State.StandingVersion);

        Unlink(story);

        Assert.Equal((tokens ? 1 : 0, profile ? 1 : 0), (story.State.Doomed.Length, story.State.ProfilesToRelease.Length));
        Assert.Equal(version, story.State.StandingVersion);
        Assert.Equal(RefusalReason.LinkStateUnknown, story.Open(attempt.TicketHash));
        Assert.Equal(RefusalReason.LinkStateUnknown, story.Confirm(attempt.ConfirmationHash));
    }

    [Fact]
    public void Unlink_WhenTheCodeIsBeingExchanged_GivesBackTheTokensThatComeLate()
    {
        var story = LinkStory.Teacher().Until(AttemptStage.Returned);
        var attempt = story.Attempt;
        Unlink(story);

        story.State = AttemptEndRules.Exchanged(story.State, attempt.StateHash, new LinkedProfile("p1", "Name", NameDiffers: false), story.Tokens("late"));

        Assert.Null(story.State.Attempt);
        Assert.Equal("late", Assert.Single(story.State.Doomed).Sealed);
    }

    [Fact]
    public void Unlink_WhenTokensAreBeingRefreshed_GivesBackTheNewOnesToo()
    {
        var story = LinkStory.Administrator().Link();
        var generation = story.State.Link!.Tokens!.Generation;
        Unlink(story);

        story.State = TokenRules.Refreshed(story.State, generation, story.Tokens("fresh"), afterRefusal: false, story.Now);

        Assert.Null(story.State.Link);
        Assert.Equal(2, story.State.Doomed.Length);
    }

    [Fact]
    public void Link_WhenTheSameProfileComesBackAfterUnlinking_IsNotReleasedAfterwards()
    {
        var story = Unlink(LinkStory.Teacher().Link()).Link();

        Assert.Equal(LinkState.Linked, story.Seen());
        Assert.Empty(story.State.ProfilesToRelease);
    }

    [Fact]
    public void PendingChatCount_AfterUnlinking_IsWhomIsStillToBeTold()
    {
        var story = Unlink(Told(LinkStory.Teacher().Chats("a", "b").Link()));
        Assert.Equal(2, Pending(story));

        Assert.Equal(0, Pending(Told(story)));
    }

    [Theory]
    [InlineData(MemberPlatformState.Joined, PendingReason.None, true, false)]
    [InlineData(MemberPlatformState.Pending, PendingReason.Throttled, true, true)]
    [InlineData(MemberPlatformState.Pending, PendingReason.Blocked, true, false)]
    [InlineData(MemberPlatformState.Pending, PendingReason.ChatClosed, true, false)]
    [InlineData(MemberPlatformState.Pending, PendingReason.NotLinked, false, false)]
    [InlineData(MemberPlatformState.Leaving, PendingReason.None, true, true)]
    [InlineData(MemberPlatformState.Leaving, PendingReason.None, false, true)]
    [InlineData(MemberPlatformState.Absent, PendingReason.None, true, false)]
    public void Chat_IsPending_WhileItHasSomethingToDoAboutThePerson(MemberPlatformState there, PendingReason reason, bool linked, bool pending) =>
        Assert.Equal(pending, ChatPresence.IsPending(new ChatMember { Account = new AccountId("1"), Role = MemberRole.Member, Platform = there, Pending = reason }, linked));

    private static int Pending(LinkStory story) => UserLinkRules.Snapshot(new AccountId("1"), story.State, story.Now).Value!.Pending.Sum(chats => chats.Count);

    private static LinkStory Told(LinkStory story)
    {
        story.State = UserLinkRules.Told(story.State, [.. story.State.Chats.Select(chat => chat.Chat)], story.State.StandingVersion);
        return story;
    }

    private static LinkStory Unlink(LinkStory story)
    {
        var outcome = UnlinkRules.Unlink(story.State, story.Now);
        Assert.False(outcome.IsRefused);
        story.State = outcome.Value;
        return story;
    }
}
