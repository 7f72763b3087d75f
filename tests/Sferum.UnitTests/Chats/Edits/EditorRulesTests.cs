using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.UnitTests.Chats.Edits;

public sealed class EditorRulesTests
{
    private static readonly AccountId Actor = Chat.Student(1);

    [Theory]
    [InlineData(false, null, RefusalReason.Unspecified)]
    [InlineData(false, PersonKinds.Parent, RefusalReason.Unspecified)]
    [InlineData(true, null, RefusalReason.ActingAccountRequired)]
    [InlineData(true, PersonKinds.Staff, RefusalReason.Unspecified)]
    [InlineData(true, PersonKinds.Student, RefusalReason.PersonMayNotEdit)]
    [InlineData(true, PersonKinds.None, RefusalReason.PersonMayNotEdit)]
    public void WhyMayNot_DependsOnTheSchoolAndTheKind(bool enforce, PersonKinds? kinds, RefusalReason reason)
    {
        var facts = kinds is { } known and not PersonKinds.None ? Edit.Facts(Edit.Person(Actor, known)) : EditFacts.None;
        Assert.Equal(reason, Why(kinds is null ? null : Actor, facts with { Settings = new SchoolSettings { EnforcePersonRights = enforce } }, Chat.Of(Actor)));
    }

    [Fact]
    public void WhyMayNot_WhenTheChatsAdministrator_May()
    {
        var state = Chat.Of(Actor).Updated(Edit.Update(Actor.With(Grains.Membership.MemberRole.Administrator)), EditFacts.None);
        var facts = Edit.Facts(Edit.Person(Actor, PersonKinds.Student)) with { Settings = new SchoolSettings { EnforcePersonRights = true } };
        Assert.Equal(RefusalReason.Unspecified, Why(Actor, facts, state));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhyMayNot_WhenBlocked_NeverMay(bool enforce) =>
        Assert.Equal(RefusalReason.Blocked, Why(
            Actor, Edit.Facts(Edit.Person(Actor, PersonKinds.Staff, blocked: true)) with { Settings = new SchoolSettings { EnforcePersonRights = enforce } }, Chat.Of()));

    private static RefusalReason Why(AccountId? actor, EditFacts facts, ChatState state) =>
        EditorRules.WhyMayNot(actor, facts, state)?.Reason ?? RefusalReason.Unspecified;
}
