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

public sealed class ChatCreationRulesTests
{
    private static readonly AccountId Guest = new("guest");

    private static readonly EditFacts Subject = Around(Edit.GroupSource(3, Chat.Student(1), Chat.Student(2)));

    private static readonly EditFacts Other = Around(new ChatSource { Version = 3, Type = ChatType.Other, Title = "", SferumAdministrator = Chat.Administrator });

    [Fact]
    public void Create_WhenSubject_IsWhatTheGroupSaysAndFollowsIt()
    {
        var state = Created(Edit.Create(), Subject);
        Assert.Equal(("15 - Английский язык", null, Edit.Group, 3L), (state.Facts.Title, state.Facts.HandTitle, state.Facts.Group, state.Facts.SourceVersion));
        Assert.Equal([Chat.Administrator, Chat.Student(1), Chat.Student(2), Chat.Teacher], state.Members.Select(member => member.Account));
        Assert.Equal((MemberRole.Administrator, 4, 1L, 1L), (ChatMembers.RoleOf(state.Member(Chat.Teacher)), state.Listing.MemberCount, state.Revision, state.EditVersion));
        Assert.Equal((Edit.Key.Fingerprint, false, true), (state.MadeBy, state.Attached, AttachmentRules.IsOwed(state)));
        Assert.Equal<ClassId>([Chat.Class], ChatSnapshots.Of(state, Chat.Id).Classes);
        Assert.Equal(5, ChatRules.TakeSource(state, Edit.GroupSource(4, Enumerable.Range(1, 3).Select(Chat.Student)), Edit.Later).Listing.MemberCount);
    }

    [Theory]
    [InlineData("15 - Английский язык", false)]
    [InlineData("Клуб", true)]
    public void Create_WhenTitled_TheDraftsOwnTitleGoesOnFollowingTheGroup(string title, bool byHand)
    {
        var state = Created(Edit.Create() with { Title = title }, Subject);
        Assert.Equal((title, byHand), (state.Facts.Title, state.Facts.HandTitle is not null));
    }

    [Fact]
    public void Create_WhenEdited_IsTheDraftWithTheEdits()
    {
        var edits = new MemberEdits([Guest.With(MemberRole.Administrator), Chat.Teacher.With(MemberRole.Member)], [Chat.Student(1)], AcceptUnlinked: false);
        var state = Created(Edit.Create() with { Members = edits, Actor = Guest }, Subject);
        Assert.Equal([Chat.Administrator, Guest, Chat.Student(2), Chat.Teacher], state.Members.Where(ChatMembers.IsMember).Select(member => member.Account));
        Assert.Equal((MemberRole.Administrator, MemberRole.Member), (ChatMembers.RoleOf(state.Member(Guest)), ChatMembers.RoleOf(state.Member(Chat.Teacher))));
        Assert.NotNull(state.Member(Chat.Student(1)).RemovedSince);
    }

    [Fact]
    public void Create_WhenOther_HasTheAdministratorAndWhoIsNamed()
    {
        var parent = Edit.Person(Guest, PersonKinds.Parent);
        var facts = Other with { People = new Dictionary<AccountId, Person>(Other.People) { [Guest] = parent } };
        var state = Created(Edit.Create(ChatType.Other) with { Title = " Родительский комитет ", Members = new MemberEdits([Guest.With()], [], false) }, facts);
        Assert.Equal(("Родительский комитет", 2), (state.Facts.Title, state.Listing.MemberCount));
        Assert.Equal("Родительский комитет", ChatEditRules.Reset(state, Edit.Reset(), EditFacts.None, Edit.Later).Value!.Facts.Title);
    }

    [Theory]
    [InlineData(ChatType.Teachers, false, RefusalReason.ChatTypeNotCreatable, "chat.type")]
    [InlineData(ChatType.Class, false, RefusalReason.ChatTypeNotCreatable, "chat.type")]
    [InlineData(ChatType.Parents, true, RefusalReason.ChatTypeNotCreatable, "chat.type")]
    [InlineData(ChatType.Subject, false, RefusalReason.GroupRequired, "chat.group")]
    [InlineData(ChatType.Other, true, RefusalReason.GroupNotAllowed, "chat.group")]
    public void Create_WhenThereIsNoSuchChat_SaysWhy(ChatType type, bool group, RefusalReason reason, string field) =>
        Assert.Equal((reason, field), Why(Edit.Create(type) with { Group = group ? Edit.Group : null }, Subject));

    [Fact]
    public void Create_WhenSomethingIsWrong_SaysWhy()
    {
        Assert.Equal((RefusalReason.GroupClosed, "chat.group"), Why(Edit.Create(), Subject with { Source = Subject.Source! with { Closed = true } }));
        Assert.Equal((RefusalReason.FieldRequired, "chat.title"), Why(Edit.Create(ChatType.Other), Other));
        Assert.Equal((RefusalReason.ChatLimitReached, ""), Why(Edit.Create(), Subject with { ChatCount = 4_000 }));
        Assert.Equal(RefusalReason.AdministratorNotRemovable, Why(Edit.Create() with { Members = new MemberEdits([], [Chat.Administrator], false) }, Subject).Reason);
        Assert.Equal((RefusalReason.NotAMember, "remove_members[1]"), Why(Edit.Create() with { Members = new MemberEdits([], [Chat.Student(1), Guest], true) }, Subject));
        Assert.Equal((RefusalReason.NotAMember, "remove_members[0]"), Why(Edit.Create() with { Members = new MemberEdits([], [new AccountId("nobody")], true) }, Subject));
        Assert.Equal(RefusalReason.MemberNotInSchool, Why(Edit.Create() with { Members = new MemberEdits([new AccountId("nobody").With()], [], false) }, Subject).Reason);
    }

    [Fact]
    public void Create_WhenAParentIsNamedForASubjectChat_IsRefused()
    {
        var facts = Subject with { People = new Dictionary<AccountId, Person>(Subject.People) { [Guest] = Edit.Person(Guest, PersonKinds.Parent) } };
        Assert.Equal(RefusalReason.KindNotAllowed, Why(Edit.Create() with { Members = new MemberEdits([Guest.With()], [], false) }, facts).Reason);
    }

    [Fact]
    public void Create_WhenTheDraftHasUnlinkedPeople_NamesThemUnlessAcceptedOrRemoved()
    {
        var people = new Dictionary<AccountId, Person>(Subject.People) { [Chat.Student(1)] = Edit.Person(Chat.Student(1), PersonKinds.Student, LinkState.NotLinked) };
        var facts = Subject with { People = people };
        var refusal = ChatCreationRules.Create(null, Edit.Create(), facts, Edit.Later).Refusal!;
        Assert.Equal((RefusalReason.UnlinkedMembers, "1", Chat.Student(1).Name), (refusal.Reason, refusal.Facts["count"], refusal.Subjects.Single()));
        Assert.Equal(4, Created(Edit.Create() with { Members = MemberEdits.None with { AcceptUnlinked = true } }, facts).Listing.MemberCount);
        Assert.Equal(3, Created(Edit.Create() with { Members = MemberEdits.None with { Remove = [Chat.Student(1)] } }, facts).Listing.MemberCount);
    }

    [Fact]
    public void Create_WhenItIsThere_OnlyTheSameRequestGetsIt()
    {
        var state = Created(Edit.Create(), Subject);
        Assert.Same(state, ChatCreationRules.Create(state, Edit.Create(), EditFacts.None, Edit.Later).Value);
        var another = Edit.Create() with { Request = Edit.Key with { Fingerprint = 43 } };
        Assert.Equal(RefusalReason.RequestIdReused, Edit.Reason(ChatCreationRules.Create(state, another, Subject, Edit.Later)));
        var deleted = ChatEditRules.Delete(state, Edit.Delete(), EditFacts.None, Edit.Later).Value!;
        Assert.Equal(RefusalReason.NotFound, Edit.Reason(ChatCreationRules.Create(deleted, Edit.Create(), Subject, Edit.Later)));
    }

    private static EditFacts Around(ChatSource source) => Edit.Staff(Guest, Chat.Teacher, Chat.Administrator, Chat.Student(1), Chat.Student(2)) with { Source = source };

    private static ChatState Created(CreateChat command, EditFacts facts) => ChatCreationRules.Create(null, command, facts, Edit.Later).Value!;

    private static (RefusalReason Reason, string Field) Why(CreateChat command, EditFacts facts)
    {
        var outcome = ChatCreationRules.Create(null, command, facts, Edit.Later);
        return (Edit.Reason(outcome), outcome.Refusal?.Field ?? "");
    }
}
