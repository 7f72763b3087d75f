using CsCheck;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Sferum.Grains.UserLinks.Attempts;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

/// <summary>Where a link stands and who has to know (A6, A10, B16).</summary>
public sealed class UserLinkRulesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SetRoles_WhenTheSameIsSaid_ChangesNothing(long version)
    {
        var story = LinkStory.Teacher();

        Assert.Same(story.State, story.Roles(LinkStory.School, version: version).State);
    }

    [Fact]
    public void SetRoles_WhenOlder_ChangesNothing()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.School, blocked: true, version: 5);
        var before = story.State;

        Assert.Same(before, story.Roles(LinkStory.School, version: 4).State);
    }

    [Fact]
    public void SetRoles_WhenALeaverComesLate_IsNotBroughtBack()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.School, version: 3, kinds: PersonKinds.None).Roles(LinkStory.School, version: 2);

        Assert.False(UserLinkRules.IsIn(story.State, LinkStory.School));
        Assert.False(UserLinkRules.IsKnown(story.State));
    }

    [Fact]
    public void SetRoles_WhenBlocked_OwesTheNewsToTheChatsOfThatSchoolAlone()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool).Chats("a", "b");
        story.State = UserLinkRules.Subscribe(story.State, new ChatId(LinkStory.OtherSchool, "c"), subscribed: true);

        story.Roles(LinkStory.School, blocked: true, version: 2);

        Assert.Equal(2, UserLinkDuties.UntoldCount(story.State));
        Assert.True(UserLinkRules.Standing(story.State, LinkStory.School).Blocked);
        Assert.False(UserLinkRules.Standing(story.State, LinkStory.OtherSchool).Blocked);
    }

    [Fact]
    public void SetRoles_WhenTheLastRoleGoes_TheChatsOfThatSchoolLearnIt()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool).Chats("a", "b");
        story.State = UserLinkRules.Subscribe(story.State, new ChatId(LinkStory.OtherSchool, "c"), subscribed: true);

        story.Roles(LinkStory.School, version: 2, kinds: PersonKinds.None);

        Assert.Equal(2, UserLinkDuties.UntoldCount(story.State));
        Assert.True(UserLinkRules.Standing(story.State, LinkStory.School).Outside);
        Assert.False(UserLinkRules.Standing(story.State, LinkStory.OtherSchool).Outside);

        story.Roles(LinkStory.School, version: 3);
        Assert.False(UserLinkRules.Standing(story.State, LinkStory.School).Outside);
        Assert.Equal(2, UserLinkDuties.UntoldCount(story.State));
    }

    [Fact]
    public void Standing_WhenNobodyHasSaidWhatTheAccountIs_IsNotOutside() =>
        Assert.False(UserLinkRules.Standing(LinkStory.Teacher().State, LinkStory.OtherSchool).Outside);

    [Fact]
    public void SetRoles_WhenBlockedWhileOthersAreStillToBeTold_ForgetsNobody()
    {
        var story = LinkStory.Teacher().Roles(LinkStory.OtherSchool).Chats("a");
        story.State = UserLinkRules.Subscribe(story.State, new ChatId(LinkStory.OtherSchool, "c"), subscribed: true);
        story.Link();

        story.Roles(LinkStory.School, blocked: true, version: 2);

        Assert.Equal(2, UserLinkDuties.UntoldCount(story.State));
    }

    [Fact]
    public void SetRoles_WhenALinkedPersonBecomesAdministrator_MustLinkAgainButIsLinkedForChats()
    {
        var story = LinkStory.Teacher().Link().Roles(LinkStory.School, administrator: true, version: 2);

        Assert.Equal(LinkState.Broken, story.Seen());
        Assert.Equal(LinkState.Linked, UserLinkRules.Standing(story.State, LinkStory.School).State);
        Assert.False(story.TryBegin().IsRefused);
        Assert.Equal(LinkState.Linked, story.Link().Seen());
    }

    [Fact]
    public void Subscribe_WhenRepeated_ChangesNothing()
    {
        var story = LinkStory.Teacher().Chats("a");

        Assert.Same(story.State, story.Chats("a").State);
        Assert.Same(story.State, UserLinkRules.Subscribe(story.State, new ChatId(LinkStory.School, "b"), subscribed: false));
    }

    [Fact]
    public void Subscribe_WhenNew_KnowsThePresentStandingByTheAnswer()
    {
        var story = LinkStory.Teacher().Link().Chats("a");

        Assert.Equal(0, UserLinkDuties.UntoldCount(story.State));
    }

    [Fact]
    public void Subscribe_InAnyOrder_KeepsEachChatOnceAndSorted() =>
        Gen.Int[0, 40].Array[0, 80].Sample(numbers =>
        {
            var state = new UserLinkState();
            var expected = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var number in numbers)
            {
                var chat = $"c{number / 2}";
                state = UserLinkRules.Subscribe(state, new ChatId(LinkStory.School, chat), number % 2 == 0);
                _ = number % 2 == 0 ? expected.Add(chat) : expected.Remove(chat);
            }

            Assert.Equal(expected, state.Chats.Select(c => c.Chat.Segment));
        });

    [Fact]
    public void Told_WhenTheStandingChangedMeanwhile_StaysOwed()
    {
        var story = LinkStory.Teacher().Chats("a", "b").Link();
        var told = story.State.StandingVersion;
        story.Roles(LinkStory.School, blocked: true, version: 2);

        var next = UserLinkRules.Told(story.State, [new ChatId(LinkStory.School, "a"), new ChatId(LinkStory.School, "gone")], told);

        Assert.Equal(2, UserLinkDuties.UntoldCount(next));
    }

    [Fact]
    public void Told_WhenNoChatIsLeft_ChangesNothing()
    {
        var state = LinkStory.Teacher().State with { Chats = [] };

        Assert.Empty(UserLinkRules.Told(state, [new ChatId(LinkStory.School, "gone")], state.StandingVersion).Chats);
    }

    [Fact]
    public void Told_WhenAllKnow_OwesNothing()
    {
        var story = LinkStory.Teacher().Chats("a", "b").Link().Marked();
        var next = UserLinkRules.Told(story.State, [.. story.State.Chats.Select(c => c.Chat)], story.State.StandingVersion) with { Doomed = [] };

        Assert.Equal(Owed.Nothing, next.Owed);
    }

    [Theory]
    [InlineData(AttemptStage.Begun, false)]
    [InlineData(AttemptStage.Opened, false)]
    [InlineData(AttemptStage.Returned, true)]
    [InlineData(AttemptStage.AwaitingConfirmation, false)]
    [InlineData(AttemptStage.Confirming, true)]
    internal void Owed_WhenAnAttemptIsUnderWay_IsItsWorkOrItsEnd(AttemptStage stage, bool now)
    {
        var story = LinkStory.Teacher().Until(stage).Marked();

        Assert.Equal(now ? Owed.Now : Owed.At(story.Attempt.ExpireTime), story.State.Owed);
    }

    [Fact]
    public void Snapshot_WhenInNoSchool_IsNotFound() =>
        Assert.Equal(Grains.Outcomes.RefusalReason.NotFound, UserLinkRules.Snapshot(new AccountId("1"), new UserLinkState(), default).Refusal?.Reason);

    [Fact]
    public void Snapshot_WhenLinked_TellsTheProfileAndWhoWaits()
    {
        var story = LinkStory.Administrator().Chats("a", "b").Link();

        var snapshot = UserLinkRules.Snapshot(new AccountId("1"), story.State, story.Now).Value!;

        Assert.Equal((LinkState.Linked, "p1", "Name", 2, 2), (snapshot.State, snapshot.ProfileId, snapshot.ProfileName, snapshot.ChatCount, snapshot.Pending.Sum(chats => chats.Count)));
        Assert.Equal([LinkStory.School], snapshot.AdministratorOf);
        Assert.Equal("http://localhost/back", snapshot.ReturnAddress);
        Assert.Equal(story.Now, snapshot.LinkTime);
    }

    [Fact]
    public void Snapshot_WhenAnAttemptIsUnderWay_TellsUntilWhen()
    {
        var story = LinkStory.Teacher().Begin();

        var snapshot = UserLinkRules.Snapshot(new AccountId("1"), story.State, story.Now).Value!;

        Assert.Equal((LinkState.InProgress, story.Attempt.ExpireTime), (snapshot.State, snapshot.AttemptExpireTime));
    }
}
