using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.Chats.Edits;

public sealed class ChatUpdateTests
{
    private static readonly AccountId Guest = new("guest");

    [Fact]
    public void Update_WhenSomebodyIsAdded_IsAMemberByHandFromThenOn()
    {
        var before = Chat.Of(Chat.Student(1));
        var state = before.Updated(Edit.Update(Guest.With()) with { Actor = Chat.Teacher }, Edit.Staff(Guest));
        var ground = Assert.Single(state.Member(Guest).Grounds);
        Assert.Equal((new Ground(GroundKind.AddedByHand, Chat.Teacher.Name), Edit.Later), (ground.Ground, ground.Since));
        Assert.Equal((4, before.Revision + 1, before.EditVersion + 1, Edit.Later), (state.Listing.MemberCount, state.Revision, state.EditVersion, state.UpdateTime));
        Assert.Equal(MemberRole.Member, ChatMembers.RoleOf(state.Member(Guest)));
    }

    [Theory]
    [InlineData(MemberRole.Administrator, MemberRole.Administrator)]
    [InlineData(MemberRole.Member, MemberRole.Member)]
    [InlineData(null, MemberRole.Member)]
    public void Update_WhenAMemberIsSet_OnlyTheRoleChanges(MemberRole? role, MemberRole expected)
    {
        var before = Chat.Of(Chat.Student(1));
        var state = before.Updated(Edit.Update(Chat.Student(1).With(role)), EditFacts.None);
        Assert.Equal(before.Member(Chat.Student(1)).Grounds, state.Member(Chat.Student(1)).Grounds);
        Assert.Equal((expected, role), (ChatMembers.RoleOf(state.Member(Chat.Student(1))), state.Member(Chat.Student(1)).HandRole));
    }

    [Fact]
    public void Update_WhenTheRoleIsGivenBackToTheGrounds_TheyDecideAgain()
    {
        var lowered = Chat.Of().Updated(Edit.Update(Chat.Teacher.With(MemberRole.Member)), EditFacts.None);
        Assert.Equal(MemberRole.Member, ChatMembers.RoleOf(lowered.Member(Chat.Teacher)));
        Assert.Equal(MemberRole.Administrator, ChatMembers.RoleOf(lowered.Updated(Edit.Update(Chat.Teacher.With()), EditFacts.None).Member(Chat.Teacher)));
    }

    [Fact]
    public void Update_WhenNothingIsAskedOrChanges_IsTheSameState()
    {
        var state = Chat.Of(Chat.Student(1));
        Assert.Same(state, state.Updated(Edit.Update(), EditFacts.None));
        Assert.Same(state, state.Updated(Edit.Update(Chat.Student(1).With()), EditFacts.None));
        Assert.Same(state, state.Updated(new() { Request = Edit.Key, Title = " 5 А " }, EditFacts.None));
    }

    [Fact]
    public void Update_WhenARosterMemberIsRemoved_StaysRemovedWhateverTheRosterSays()
    {
        var removed = Chat.Of(Chat.Student(1)).Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        Assert.Equal((2, Edit.Later), (removed.Listing.MemberCount, removed.Member(Chat.Student(1)).RemovedSince));
        var gone = ChatRules.TakeSource(removed, Chat.Source(2), Edit.Later);
        Assert.Empty(gone.Member(Chat.Student(1)).Grounds);
        var back = ChatRules.TakeSource(gone, Chat.Source(3, Chat.Student(1)), Edit.Later);
        Assert.Equal(2, back.Listing.MemberCount);
        Assert.True(ChatSnapshots.MembersOf(back).Single(member => member.Account == Chat.Student(1)).RemovedByHand);
    }

    [Fact]
    public void Update_WhenSomebodyRemovedIsAdded_ComesBackOnTheRostersGrounds()
    {
        var removed = Chat.Of(Chat.Student(1)).Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        var back = removed.Updated(Edit.Update(Chat.Student(1).With()), Edit.Facts(Edit.Person(Chat.Student(1), PersonKinds.Student)));
        Assert.Equal([Chat.StudentGround], back.Member(Chat.Student(1)).Grounds.Select(ground => ground.Ground));
        Assert.Null(back.Member(Chat.Student(1)).RemovedSince);
        Assert.False(ChatMembers.IsMember(ChatRules.TakeSource(back, Chat.Source(2), Edit.Later).Member(Chat.Student(1))));
    }

    [Fact]
    public void Update_WhenSomebodyRemovedWhomTheRosterHasLeftIsAdded_IsInByHand()
    {
        var removed = Chat.Of(Chat.Student(1)).Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        var gone = ChatRules.TakeSource(removed, Chat.Source(2), Edit.Later);
        var back = gone.Updated(Edit.Update(Chat.Student(1).With()), Edit.Facts(Edit.Person(Chat.Student(1), PersonKinds.Student)));
        Assert.Equal([Edit.ByHand], back.Member(Chat.Student(1)).Grounds.Select(ground => ground.Ground));
    }

    [Fact]
    public void Update_WhenSomebodyAddedByHandIsRemoved_NothingIsKeptInMind()
    {
        var added = Chat.Of().Updated(Edit.Update(Guest.With()), Edit.Staff(Guest));
        var removed = added.Updated(Edit.Removal(Guest), EditFacts.None).Member(Guest);
        // Only the link that may have heard of the chat is still to be told.
        Assert.Equal((true, (DateTimeOffset?)null, false), (removed.Grounds.IsEmpty, removed.RemovedSince, ChatMembers.IsHandled(removed)));
    }

    [Fact]
    public void Update_WhenSomebodyIsInByHandAndByTheRosterIsRemoved_BothAreOverruled()
    {
        var added = Chat.Of().Updated(Edit.Update(Chat.Student(1).With()), Edit.Facts(Edit.Person(Chat.Student(1), PersonKinds.Student)));
        var both = ChatRules.TakeSource(added, Chat.Source(2, Chat.Student(1)), Edit.Later);
        Assert.Equal(2, both.Member(Chat.Student(1)).Grounds.Length);
        var removed = both.Updated(Edit.Removal(Chat.Student(1)), EditFacts.None).Member(Chat.Student(1));
        Assert.Equal([Chat.StudentGround], removed.Grounds.Select(ground => ground.Ground));
        Assert.Equal(Edit.Later, removed.RemovedSince);
    }

    [Fact]
    public void TakeSource_WhenTheRosterGoesAroundSomebodyAddedByHand_StaysIn()
    {
        var added = Chat.Of().Updated(Edit.Update(Chat.Student(1).With()), Edit.Facts(Edit.Person(Chat.Student(1), PersonKinds.Student)));
        var gone = ChatRules.TakeSource(ChatRules.TakeSource(added, Chat.Source(2, Chat.Student(1)), Edit.Later), Chat.Source(3), Edit.Later);
        Assert.Equal([Edit.ByHand], gone.Member(Chat.Student(1)).Grounds.Select(ground => ground.Ground));
    }

    [Fact]
    public void TakeSource_WhenSomebodyRemovedBecomesTheSferumAdministrator_IsInAllTheSame()
    {
        var removed = Chat.Of(Chat.Student(1)).Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        var crowned = ChatRules.TakeSource(removed, Chat.Source(2, Chat.Student(1)) with { SferumAdministrator = Chat.Student(1) }, Edit.Later);
        var member = ChatSnapshots.MembersOf(crowned).Single(m => m.Account == Chat.Student(1));
        Assert.Equal((false, MemberRole.Administrator, false), (member.RemovedByHand, member.Role, member.Removable));
        Assert.Equal(2, ChatRules.TakeSource(crowned, Chat.Source(3, Chat.Student(1)), Edit.Later).Listing.MemberCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TakeLink_WhenTheLastRoleInTheSchoolIsGone_WhatAHandDidIsDropped(bool bySubscription)
    {
        var state = Chat.Of(Chat.Student(1), Chat.Student(2))
            .Updated(Edit.Update(Guest.With(MemberRole.Administrator), Chat.Student(2).With(MemberRole.Administrator)), Edit.Staff(Guest))
            .Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        AccountId[] leaving = [Guest, Chat.Student(1), Chat.Student(2)];
        var outside = Chat.NotLinked(7) with { Outside = true };
        var left = bySubscription
            ? ChatRules.TakeSubscriptions(state, leaving.ToDictionary(account => account, _ => new Subscription(true, outside)), Edit.Later)
            : leaving.Aggregate(state, (current, account) => ChatRules.TakeLink(current, account, outside, Edit.Later));
        Assert.All(leaving, account => Assert.False(left.Members.Find(account) is { } member && HandMarks.Has(member)));
        Assert.True(left.EditVersion > state.EditVersion);
        Assert.DoesNotContain(ChatSnapshots.MembersOf(left), member => leaving.Contains(member.Account));
        var back = ChatRules.TakeSource(ChatRules.TakeSource(left, Chat.Source(2), Edit.Later), Chat.Source(3, Chat.Student(1), Chat.Student(2)), Edit.Later);
        Assert.Equal(4, back.Listing.MemberCount);
        Assert.Equal(2, back.Listing.AdministratorCount);
    }

    [Fact]
    public void TakeSource_WhenARoleWasSetByHand_OutlivesATimeWithoutGround()
    {
        var state = Chat.Of(Chat.Student(1)).Updated(Edit.Update(Chat.Student(1).With(MemberRole.Administrator)), EditFacts.None);
        var away = ChatRules.TakeSource(state, Chat.Source(2), Edit.Later);
        Assert.DoesNotContain(ChatSnapshots.MembersOf(away), member => member.Account == Chat.Student(1));
        Assert.Equal(MemberRole.Administrator, ChatMembers.RoleOf(ChatRules.TakeSource(away, Chat.Source(3, Chat.Student(1)), Edit.Later).Member(Chat.Student(1))));
    }

    [Fact]
    public void Update_WhenRemovedByHand_TheLinkIsToKnowThatTheChatIsNotAvailable()
    {
        var told = ChatRules.TakeSubscriptions(
            Chat.Of(Chat.Student(1)), new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(true, Chat.NotLinked()) }, Chat.Start);
        var removed = told.Updated(Edit.Removal(Chat.Student(1)), EditFacts.None);
        Assert.Equal(LinkInterest.Aside, ChatMembers.WantsToldAs(removed.Frame, removed.Member(Chat.Student(1))));
        Assert.True(ChatMembers.IsUntold(removed.Frame, removed.Member(Chat.Student(1))));
        var aside = ChatRules.TakeSubscriptions(
            removed, new Dictionary<AccountId, Subscription> { [Chat.Student(1)] = new(true, Chat.NotLinked()) { Aside = true } }, Chat.Start);
        Assert.False(ChatMembers.IsUntold(aside.Frame, aside.Member(Chat.Student(1))));
    }

    [Theory]
    [InlineData("Мой класс", "Мой класс", true)]
    [InlineData("  Мой класс\u00A0", "Мой класс", true)]
    [InlineData("5 А", "5 А", false)]
    public void Update_WhenTitled_TheTitleIsTheHandsUnlessItIsTheRosters(string given, string title, bool byHand)
    {
        var titled = Chat.Of().Updated(new() { Request = Edit.Key, Title = "Прежнее" }, EditFacts.None).Updated(new() { Request = Edit.Key, Title = given }, EditFacts.None);
        Assert.Equal((title, byHand), (titled.Facts.Title, titled.Facts.HandTitle is not null));
    }

    [Theory]
    [InlineData(" ", RefusalReason.FieldRequired)]
    [InlineData("5\u202EА", RefusalReason.TextHasControlCharacters)]
    [InlineData("5\nА", RefusalReason.TextHasControlCharacters)]
    [InlineData("long", RefusalReason.TextTooLong)]
    public void Update_WhenTheTitleCannotBe_SaysWhy(string title, RefusalReason reason)
    {
        var command = new UpdateChat { Request = Edit.Key, Title = title == "long" ? new string('я', 129) : title };
        Assert.Equal((reason, "chat.title"), Why(Chat.Of(), command));
        Assert.Equal(128, Chat.Of().Updated(new() { Request = Edit.Key, Title = string.Concat(Enumerable.Repeat("𝒳", 128)) }, EditFacts.None).Facts.Title.EnumerateRunes().Count());
    }

    [Fact]
    public void Update_WhenTheAdministratorIsToGoOrToBeLowered_IsRefused()
    {
        var state = Chat.Of();
        Assert.Equal((RefusalReason.AdministratorNotRemovable, "remove_members[0]"), Why(state, Edit.Removal(Chat.Administrator)));
        Assert.Equal((RefusalReason.AdministratorNotRemovable, "set_members[0].account"), Why(state, Edit.Update(Chat.Administrator.With(MemberRole.Member))));
        Assert.Equal(MemberRole.Administrator, ChatMembers.RoleOf(state.Updated(Edit.Update(Chat.Administrator.With(MemberRole.Administrator)), EditFacts.None).Member(Chat.Administrator)));
    }

    [Fact]
    public void Update_WhenTheListsMakeNoSense_SaysWhere()
    {
        var state = Chat.Of(Chat.Student(1));
        var facts = Edit.Staff(Guest);
        Assert.Equal((RefusalReason.DuplicateItem, "set_members[1].account"), Why(state, Edit.Update(Guest.With(), Guest.With()), facts));
        Assert.Equal((RefusalReason.DuplicateItem, "remove_members[1]"), Why(state, Edit.Removal(Chat.Student(1), Chat.Student(1))));
        Assert.Equal((RefusalReason.NotAMember, "remove_members[0]"), Why(state, Edit.Removal(Guest)));
        Assert.Equal((RefusalReason.MemberNotInSchool, "set_members[0].account"), Why(state, Edit.Update(Guest.With())));
        var both = new UpdateChat { Request = Edit.Key, Members = new MemberEdits([Guest.With()], [Guest], AcceptUnlinked: false) };
        Assert.Equal((RefusalReason.MemberBothAddedAndRemoved, "remove_members[0]"), Why(state, both, facts));
        Assert.Equal((RefusalReason.NotAMember, "remove_members[0]"), Why(state.Updated(Edit.Removal(Chat.Student(1)), EditFacts.None), Edit.Removal(Chat.Student(1))));
    }

    [Theory]
    [InlineData(ChatType.Teachers, PersonKinds.Staff)]
    [InlineData(ChatType.Class, PersonKinds.Staff | PersonKinds.Student)]
    [InlineData(ChatType.Parents, PersonKinds.Staff | PersonKinds.Parent)]
    [InlineData(ChatType.Subject, PersonKinds.Staff | PersonKinds.Student)]
    [InlineData(ChatType.Other, PersonKinds.Staff | PersonKinds.Student | PersonKinds.Parent)]
    public void Update_WhenAKindDoesNotBelong_IsRefused(ChatType type, PersonKinds allowed)
    {
        var state = ChatRules.TakeSource(null, Chat.Source(1) with { Type = type }, Chat.Start);
        foreach (var kind in new[] { PersonKinds.Staff, PersonKinds.Student, PersonKinds.Parent })
        {
            var outcome = ChatEditRules.Update(state, Edit.Update(Guest.With()), Edit.Facts(Edit.Person(Guest, kind)), Edit.Later);
            Assert.Equal(allowed.HasFlag(kind) ? RefusalReason.Unspecified : RefusalReason.KindNotAllowed, Edit.Reason(outcome));
            Assert.True(!outcome.IsRefused || (outcome.Refusal.Subjects.Single(), outcome.Refusal.Facts["kind"]) == (Guest.Name, kind.ToString().ToUpperInvariant()));
        }
    }

    [Fact]
    public void Update_WhenUnlinkedPeopleAreAdded_NamesThemUnlessAccepted()
    {
        var known = Chat.Of(Chat.Student(1));
        var facts = Edit.Facts([Edit.Person(Guest, PersonKinds.Staff), .. Enumerable.Range(2, 60).Select(n => Edit.Person(Chat.Student(n), PersonKinds.Student, LinkState.NotLinked))]);
        var command = Edit.Update([Guest.With(), Chat.Student(1).With(MemberRole.Administrator), .. Enumerable.Range(2, 60).Select(n => Chat.Student(n).With())]);
        var refusal = ChatEditRules.Update(known, command, facts, Edit.Later).Refusal!;
        Assert.Equal((RefusalReason.UnlinkedMembers, "60", 50), (refusal.Reason, refusal.Facts["count"], refusal.Subjects.Count));
        Assert.Equal(Chat.Student(2).Name, refusal.Subjects[0]);
        Assert.Equal(64, known.Updated(command with { Members = command.Members with { AcceptUnlinked = true } }, facts).Listing.MemberCount);
    }

    [Theory]
    [InlineData(LinkState.Unspecified)]
    [InlineData(LinkState.NotLinked)]
    [InlineData(LinkState.InProgress)]
    [InlineData(LinkState.Broken)]
    public void Update_WhenALinkDoesNotWork_IsTakenForUnlinked(LinkState link) =>
        Assert.Equal(RefusalReason.UnlinkedMembers, Why(Chat.Of(), Edit.Update(Guest.With()), Edit.Facts(Edit.Person(Guest, PersonKinds.Staff, link))).Reason);

    [Fact]
    public void Update_WhenSomebodyBlockedIsAdded_IsInTheRegistryAndPending()
    {
        var added = Chat.Of().Updated(Edit.Update(Guest.With()), Edit.Facts(Edit.Person(Guest, PersonKinds.Staff, blocked: true)));
        var told = ChatRules.TakeLink(added, Guest, Chat.Linked(Guest) with { Blocked = true }, Edit.Later);
        Assert.Equal(PendingReason.Blocked, ChatSnapshots.MembersOf(told).Single(member => member.Account == Guest).Pending);
    }

    [Fact]
    public void Update_WhenTheChatWouldBeTooLarge_IsRefused()
    {
        var full = Chat.Of(Enumerable.Range(1, 2_998).Select(Chat.Student));
        var refusal = ChatEditRules.Update(full, Edit.Update(Guest.With()), Edit.Staff(Guest), Edit.Later).Refusal!;
        Assert.Equal((RefusalReason.ChatTooLarge, "3000"), (refusal.Reason, refusal.Facts["limit"]));
        var swap = new UpdateChat { Request = Edit.Key, Members = new MemberEdits([Guest.With()], [Chat.Student(1)], AcceptUnlinked: false) };
        Assert.Equal(3_000, full.Updated(swap, Edit.Staff(Guest)).Listing.MemberCount);
    }

    [Fact]
    public void Update_WhenTheRosterHasMadeItTooLarge_PeopleCanStillLeave()
    {
        var huge = Chat.Of(Enumerable.Range(1, 3_100).Select(Chat.Student));
        Assert.Equal(3_101, huge.Updated(Edit.Removal(Chat.Student(1)), EditFacts.None).Listing.MemberCount);
    }

    [Fact]
    public void Update_WhenClosedDeletedOrUnknown_IsRefused()
    {
        var closed = ChatRules.TakeSource(Chat.Of(), Chat.Source(2) with { Closed = true }, Edit.Later);
        Assert.Equal(RefusalReason.ChatClosed, Why(closed, Edit.Update()).Reason);
        var other = ChatRules.TakeSource(null, Chat.Source(1) with { Type = ChatType.Other }, Chat.Start);
        Assert.Equal(RefusalReason.NotFound, Why(ChatEditRules.Delete(other, Edit.Delete(), EditFacts.None, Edit.Later).Value!, Edit.Update()).Reason);
        Assert.Equal(RefusalReason.NotFound, Edit.Reason(ChatEditRules.Update(null, Edit.Update(), EditFacts.None, Edit.Later)));
    }

    [Fact]
    public void Update_WhenTheVersionIsAnother_IsRefused()
    {
        var state = Chat.Of(Chat.Student(1));
        var command = Edit.Update(Chat.Student(1).With(MemberRole.Administrator)) with { Etag = ChatSnapshots.EtagOf(state) };
        var next = state.Updated(command, EditFacts.None);
        Assert.Equal((RefusalReason.EtagMismatch, "chat.etag"), Why(next, command));
        // A link that changes is nothing that an editor saw.
        Assert.Equal(RefusalReason.Unspecified, Why(state.WithLinks(Chat.Student(1)), command).Reason);
    }

    [Fact]
    public void Update_WhenOneOf3000IsChanged_OnlyTheirChunkIsMadeAnew()
    {
        var before = Chat.Of(Enumerable.Range(1, 2_900).Select(Chat.Student));
        var role = before.Updated(Edit.Update(Chat.Student(1_500).With(MemberRole.Administrator)), EditFacts.None);
        var added = before.Updated(Edit.Update(new AccountId("student-1500-b").With()), Edit.Staff(new AccountId("student-1500-b")));
        var removed = before.Updated(Edit.Removal(Chat.Student(1_500)), EditFacts.None);
        Assert.All(new[] { role, added, removed }, after => Assert.Single(after.Members.Chunks.Except(before.Members.Chunks)));
    }

    private static (RefusalReason Reason, string Field) Why(ChatState state, UpdateChat command, EditFacts? facts = null)
    {
        var outcome = ChatEditRules.Update(state, command, facts ?? EditFacts.None, Edit.Later);
        return (Edit.Reason(outcome), outcome.Refusal?.Field ?? "");
    }
}
