using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats;

public sealed class ChatRulesTests
{
    private static readonly DateTimeOffset Later = Chat.Start.AddHours(1);

    [Fact]
    public void TakeSource_WhenNew_MakesTheChat()
    {
        var state = Chat.Of(Chat.Student(1));
        Assert.Equal(("5 А", ChatLife.Open, 1L, 1L), (state.Facts.Title, state.Facts.Life, state.Revision, state.EditVersion));
        Assert.Equal([Chat.Administrator, Chat.Student(1), Chat.Teacher], state.Members.Select(member => member.Account));
        Assert.Equal((3, 0, 2), (state.Listing.MemberCount, state.Listing.JoinedCount, state.Listing.AdministratorCount));
        Assert.Equal<AccountId>([Chat.Teacher, Chat.Administrator], state.Listing.Administrators);
        Assert.Equal((ChatPlatformState.Waiting, PlatformTrouble.AdministratorNotLinked), (state.Listing.Platform, state.Listing.Trouble));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TakeSource_WhenNotNewer_IsTheSameState(long version)
    {
        var state = Chat.Of(Chat.Student(1));
        Assert.Same(state, ChatRules.TakeSource(state, Chat.Source(version), Later));
    }

    [Fact]
    public void TakeSource_WhenItSaysTheSame_OnlyTheVersionIsNoted()
    {
        var state = Chat.Of(Chat.Student(1));
        var next = ChatRules.TakeSource(state, Chat.Source(2, Chat.Student(1)), Later);
        Assert.Equal(state with { Facts = state.Facts with { SourceVersion = 2 } }, next);
    }

    [Fact]
    public void TakeSource_WhenTheClassCloses_OwesTheConferencesThatTheyAreCalledOff()
    {
        var closed = ChatRules.TakeSource(Chat.Of(Chat.Student(1)), Chat.Source(2, Chat.Student(1)) with { Closed = true }, Later);
        Assert.Equal((true, Owed.Now), (closed.CallsOff, ChatOwing.Beside(closed)));

        Assert.False(ChatRules.TakeSource(closed with { CallsOff = false }, Chat.Source(3) with { Closed = true }, Later).CallsOff);
        Assert.False(ChatRules.TakeSource(closed, Chat.Source(3, Chat.Student(1)), Later).CallsOff);
    }

    [Fact]
    public void TakeSource_WhenSomebodyComes_TheOthersStayAsTheyAre()
    {
        var state = Chat.Of(Chat.Student(1)).WithLinks(Chat.Student(1));
        var next = ChatRules.TakeSource(state, Chat.Source(2, Chat.Student(1), Chat.Student(2)), Later);
        Assert.Same(state.Member(Chat.Student(1)), next.Member(Chat.Student(1)));
        Assert.Equal(Later, next.Member(Chat.Student(2)).Grounds[0].Since);
        Assert.Equal((state.Revision + 1, state.EditVersion + 1, Later), (next.Revision, next.EditVersion, next.UpdateTime));
    }

    [Fact]
    public void TakeSource_WhenSomebodyGoesWhoseLinkMayHaveHeardOfTheChat_IsForgottenOnceTheLinkHasHeardOfThatToo()
    {
        var next = ChatRules.TakeSource(Chat.Of(Chat.Student(1)), Chat.Source(2), Later);
        Assert.Contains(Chat.Student(1), ChatOwing.Untold(next).Select(member => member.Account));
        Assert.Equal(2, next.Listing.MemberCount);

        var told = ChatRules.TakeSubscriptions(next, new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(false, Chat.NotLinked()) }, Later);
        Assert.Null(told.Members.Find(Chat.Student(1)));
    }

    [Fact]
    public void TakeSource_WhenSomebodyComesBackWhoseLinkMayHaveHeardOfTheirGoing_ToldItOnceMore()
    {
        var state = ChatRules.TakeSubscriptions(
            Chat.Of(Chat.Student(1)), new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(true, Chat.NotLinked()) }, Chat.Start);
        // Perhaps the link has heard that the chat need not be told any more, and its answer was lost.
        var gone = ChatRules.TakeSource(state, Chat.Source(2), Later);
        Assert.Contains(Chat.Student(1), ChatOwing.Untold(gone).Select(member => member.Account));

        var back = ChatRules.TakeSource(gone, Chat.Source(3, Chat.Student(1)), Later);
        Assert.Contains(Chat.Student(1), ChatOwing.Untold(back).Select(member => member.Account));
    }

    [Fact]
    public void TakeSource_WhenSomebodyWhoIsFollowedGoes_StaysOnTheWayOut()
    {
        var state = ChatRules.TakeSubscriptions(
            Chat.Of(Chat.Student(1)), new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(true, Chat.NotLinked()) }, Chat.Start);
        var next = ChatRules.TakeSource(state, Chat.Source(2), Later);
        Assert.Empty(next.Member(Chat.Student(1)).Grounds);
        Assert.Equal(2, next.Listing.MemberCount);
        Assert.Equal(2, ChatSnapshots.MembersOf(next).Count);
        var gone = ChatRules.TakeSubscriptions(next, new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(false, Chat.NotLinked()) }, Later);
        Assert.Null(gone.Members.Find(Chat.Student(1)));
    }

    [Fact]
    public void TakeSource_WhenTheSourceForgetsTheAdministrator_IsAMemberAllTheSame()
    {
        var source = Chat.Source(2) with { Members = [new SourceMember(Chat.Administrator, [Chat.StudentGround])] };
        var member = ChatRules.TakeSource(null, source, Later).Member(Chat.Administrator);
        Assert.Equal([GroundKind.StudentOfClass, GroundKind.SferumAdministrator], member.Grounds.Select(ground => ground.Ground.Kind));
        Assert.Equal(MemberRole.Administrator, ChatMembers.RoleOf(member));
    }

    [Fact]
    public void TakeSource_WhenTitledByHand_TheHandWins()
    {
        var state = Chat.Of();
        var titled = state with { Facts = state.Facts with { HandTitle = "Мой класс" } };
        var next = ChatRules.TakeSource(titled, Chat.Source(2) with { Title = "6 А" }, Later);
        Assert.Equal("Мой класс", next.Facts.Title);
        Assert.True(ChatSnapshots.Of(next, Chat.Id).TitledByHand);
    }

    [Fact]
    public void TakeSource_WhenClosed_MembersStayAndNothingIsOwedThere()
    {
        var state = Chat.Of(Chat.Student(1)).WithLinks(Chat.Administrator, Chat.Student(1));
        var next = ChatRules.TakeSource(state, Chat.Source(2, Chat.Student(1)) with { Closed = true }, Later);
        Assert.Equal((ChatLife.Closed, 3), (next.Facts.Life, next.Listing.MemberCount));
        Assert.Equal((ChatPlatformState.Closed, PlatformTrouble.None), (next.Listing.Platform, next.Listing.Trouble));
        Assert.False(Grains.Chats.Reconciliation.ChatOwing.ToSferum(next).Any);
        Assert.Equal(PendingReason.ChatClosed, ChatSnapshots.MembersOf(next).Single(m => m.Account == Chat.Student(1)).Pending);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TakeLink_WhenNotNewer_IsTheSameState(long version)
    {
        var state = ChatRules.TakeLink(Chat.Of(Chat.Student(1)), Chat.Student(1), Chat.Linked(Chat.Student(1), 2), Chat.Start);
        Assert.Same(state, ChatRules.TakeLink(state, Chat.Student(1), Chat.NotLinked(version), Later));
    }

    [Fact]
    public void TakeLink_WhenNotInTheChat_IsTheSameState()
    {
        var state = Chat.Of();
        Assert.Same(state, ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1)), Later));
    }

    [Fact]
    public void TakeLink_WhenNothingThatAListShowsChanges_TheRevisionStays()
    {
        var state = Chat.Of(Chat.Student(1));
        var next = ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1)), Later);
        Assert.Equal((state.Revision, state.EditVersion), (next.Revision, next.EditVersion));
    }

    [Fact]
    public void TakeLink_WhenTheAdministratorLinks_TheTroubleIsOver()
    {
        var held = Chat.Of() with { Trouble = new ChatTrouble { Kind = PlatformTrouble.AdministratorLinkBroken, RetryAt = Later } };
        var next = ChatRules.TakeLink(held, Chat.Administrator, Chat.Linked(Chat.Administrator), Chat.Start);
        Assert.Null(next.Trouble);
        Assert.True(next.Owed.Any);
        Assert.Equal(PlatformTrouble.None, next.Listing.Trouble);
    }

    [Fact]
    public void TakeLink_WhenOutside_WhatWasDoneByHandIsDropped()
    {
        var ground = new GroundSince(new Ground(GroundKind.AddedByHand, ""), Chat.Start);
        var state = Chat.Of(Chat.Student(1)) is var plain
            ? plain with { Members = plain.Members.Change(Chat.Student(1), m => m with { Grounds = m.Grounds.Add(ground), HandRole = MemberRole.Administrator }) } : null!;

        var next = ChatRules.TakeLink(state, Chat.Student(1), Chat.Linked(Chat.Student(1)) with { Outside = true }, Later);

        var member = next.Member(Chat.Student(1));
        Assert.Equal([Chat.StudentGround], member.Grounds.Select(g => g.Ground));
        Assert.Equal((null, state.EditVersion + 1, Later), (member.HandRole, next.EditVersion, next.UpdateTime));
    }

    [Fact]
    public void TakeLink_WhenOutsideAndRemovedByHand_IsForgottenWithTheLastGround()
    {
        var state = ChatRules.TakeSubscriptions(
            Chat.Of(Chat.Student(1)), new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(true, Chat.NotLinked()) }, Chat.Start);
        state = state with { Members = state.Members.Change(Chat.Student(1), m => m with { RemovedSince = Chat.Start, Aside = true }) };
        state = ChatRules.TakeSource(state, Chat.Source(2), Later);
        Assert.True(state.Member(Chat.Student(1)).Subscribed);
        Assert.DoesNotContain(ChatOwing.Untold(state), m => m.Account == Chat.Student(1));

        var next = ChatRules.TakeLink(state, Chat.Student(1), Chat.NotLinked(2) with { Outside = true }, Later);

        Assert.Null(next.Member(Chat.Student(1)).RemovedSince);
        Assert.Contains(ChatOwing.Untold(next), m => m.Account == Chat.Student(1));
    }

    [Fact]
    public void TakeSource_WhenSomebodyRemovedByHandComesBackToTheSchool_IsAMemberAnew()
    {
        var student = Chat.Student(1);
        var state = Chat.Of(student);
        state = state with { Members = state.Members.Change(student, m => m with { RemovedSince = Chat.Start }) };
        state = ChatRules.TakeSource(ChatRules.TakeSource(state, Chat.Source(2), Later), Chat.Source(3, student), Later);
        Assert.False(ChatMembers.IsMember(state.Member(student)));

        state = ChatRules.TakeLink(ChatRules.TakeSource(state, Chat.Source(4), Later), student, Chat.NotLinked() with { Outside = true }, Later);
        state = ChatRules.TakeSource(state, Chat.Source(5, student), Later);

        Assert.True(ChatMembers.IsMember(state.Member(student)));
    }

    [Fact]
    public void MembersOf_WhenTheDriverUnlinks_IsPendingAndTheChatIsHeldUpAtOnce()
    {
        var state = Driven(Chat.NotLinked(2));

        Assert.Equal((MemberPlatformState.Pending, PendingReason.NotLinked), Driver(state));
        Assert.Equal((0, ChatPlatformState.HeldUp, PlatformTrouble.AdministratorNotLinked), (state.Listing.JoinedCount, state.Listing.Platform, state.Listing.Trouble));
    }

    [Fact]
    public void MembersOf_WhenTheDriverLinksAnotherProfile_IsNotJoined()
    {
        var state = Driven(new LinkStanding(LinkState.Linked, "another", Blocked: false, 2));

        Assert.Equal(MemberPlatformState.Pending, Driver(state).State);
        Assert.Equal((0, ChatPlatformState.HeldUp, PlatformTrouble.OperatorNeeded), (state.Listing.JoinedCount, state.Listing.Platform, state.Listing.Trouble));
    }

    [Theory]
    [InlineData(LinkState.Linked, false)]
    [InlineData(LinkState.Linked, true)]
    [InlineData(LinkState.Broken, false)]
    public void MembersOf_WhenTheDriversProfileIsStillTheOneThere_IsJoined(LinkState link, bool blocked)
    {
        var state = Driven(new LinkStanding(link, Chat.UserOf(Chat.Administrator), blocked, 2));

        Assert.Equal((MemberPlatformState.Joined, PendingReason.None), Driver(state));
        Assert.Equal((1, ChatPlatformState.InStep), (state.Listing.JoinedCount, state.Listing.Platform));
    }

    [Fact]
    public void Listing_WhenTheDriverLinksTheSameProfileAgain_IsInStep()
    {
        var state = ChatRules.TakeLink(Driven(Chat.NotLinked(2)), Chat.Administrator, Chat.Linked(Chat.Administrator, 3), Later);

        Assert.Equal((1, ChatPlatformState.InStep, PlatformTrouble.None), (state.Listing.JoinedCount, state.Listing.Platform, state.Listing.Trouble));
    }

    [Theory]
    [InlineData(LinkState.NotLinked, PendingReason.NotLinked)]
    [InlineData(LinkState.Broken, PendingReason.LinkBroken)]
    [InlineData(LinkState.Linked, PendingReason.ChatWaiting)]
    public void MembersOf_WhenNotThere_SaysWhy(LinkState link, PendingReason reason)
    {
        var state = ChatRules.TakeLink(Chat.Of(Chat.Student(1)), Chat.Student(1), new LinkStanding(link, "user", false, 1), Later);
        var member = ChatSnapshots.MembersOf(state).Single(m => m.Account == Chat.Student(1));
        Assert.Equal((MemberPlatformState.Pending, reason, link), (member.Platform, member.Pending, member.Link));
        Assert.True(member.Removable);
    }

    [Fact]
    public void MembersOf_WhenBlocked_SaysSoFirst()
    {
        var state = ChatRules.TakeLink(Chat.Of(Chat.Student(1)), Chat.Student(1), new LinkStanding(LinkState.NotLinked, null, true, 1), Later);
        var member = ChatSnapshots.MembersOf(state).Single(m => m.Account == Chat.Student(1));
        Assert.Equal((true, PendingReason.Blocked), (member.Blocked, member.Pending));
        Assert.False(ChatSnapshots.MembersOf(state).Single(m => m.Account == Chat.Administrator).Removable);
    }

    // A chat that is there and owes nothing, and what its administrator's link says next.
    private static ChatState Driven(LinkStanding next)
    {
        var asked = ChatOutcomes.Asked(Chat.Of().WithLinks(Chat.Administrator), Chat.Id);
        var made = ChatOutcomes.Made(asked, asked.There.WorkingTitle!, "2000000001", Chat.Start);
        return ChatRules.TakeLink(made with { There = made.There with { Title = made.Facts.Title } }, Chat.Administrator, next, Later);
    }

    private static (MemberPlatformState State, PendingReason Reason) Driver(ChatState state)
    {
        var member = ChatSnapshots.MembersOf(state).Single(m => m.Account == Chat.Administrator);
        return (member.Platform, member.Pending);
    }
}
