using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Membership;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Participation;

/// <summary>Who may plan and end conferences of a chat.</summary>
public sealed class ActorRulesTests
{
    [Fact]
    public void WhyNobody_WhenRightsAreEnforced_WantsAnActor()
    {
        Assert.Null(ActorRules.WhyNobody(Profile().Settings));
        Assert.Equal(RefusalReason.ActingAccountRequired, ActorRules.WhyNobody(Profile(enforce: true).Settings)?.Reason);
    }

    [Theory]
    [InlineData(PersonKinds.Student, MemberRole.Member, false, null)]
    [InlineData(PersonKinds.Student, MemberRole.Member, true, RefusalReason.PersonMayNotEdit)]
    [InlineData(PersonKinds.Student, MemberRole.Administrator, true, null)]
    [InlineData(PersonKinds.Staff, MemberRole.Member, true, null)]
    [InlineData(PersonKinds.Parent | PersonKinds.Staff, MemberRole.Member, true, null)]
    [InlineData(PersonKinds.Parent, MemberRole.Member, true, RefusalReason.PersonMayNotEdit)]
    public void WhyMayNotPlan_WhenInTheChatAndLinked_GoesByRights(PersonKinds kinds, MemberRole role, bool enforce, RefusalReason? reason) =>
        Assert.Equal(reason, WhyMayNotPlan(new Someone(Seat(role: role), Person(Student, kinds), Standing()), enforce));

    [Fact]
    public void WhyMayNotPlan_WhenNotInTheChatOrNotLinkedOrBlocked_SaysWhy()
    {
        var teacher = new Someone(Seat(), Person(Teacher, PersonKinds.Staff), Standing());

        Assert.Equal(RefusalReason.ChatNotAvailable, WhyMayNotPlan(teacher with { Seat = Seat(member: false, role: null) }));
        Assert.Equal(RefusalReason.ChatNotAvailable, WhyMayNotPlan(teacher with { Seat = Refusal.Of(RefusalReason.NotFound) }));
        Assert.Equal(RefusalReason.ChatNotAvailable, WhyMayNotPlan(teacher with { Person = null }));
        Assert.Equal(RefusalReason.ChatNotAvailable, WhyMayNotPlan(teacher with { Standing = Refusal.Of(RefusalReason.AccountNotInSchool) }));
        Assert.Equal(RefusalReason.AccountNotLinked, WhyMayNotPlan(teacher with { Standing = Standing(LinkState.NotLinked) }));
        Assert.Equal(RefusalReason.AccountNotLinked, WhyMayNotPlan(teacher with { Standing = Standing(LinkState.Broken) }));
        Assert.Equal(RefusalReason.Blocked, WhyMayNotPlan(teacher with { Standing = Standing(blocked: true) }));
        Assert.Equal(RefusalReason.Blocked, WhyMayNotPlan(teacher with { Person = Person(Teacher, PersonKinds.Staff, blocked: true) }));
    }

    [Fact]
    public void WhyMayNotEdit_WhenNotInTheChat_GoesByRightsAlone()
    {
        var outside = new Someone(Seat(member: false, role: null), Person(Student, PersonKinds.Student), Standing());

        Assert.Null(ActorRules.WhyMayNotEdit(Profile().Settings, outside));
        Assert.Equal(RefusalReason.PersonMayNotEdit, ActorRules.WhyMayNotEdit(Profile(enforce: true).Settings, outside)?.Reason);
        Assert.Null(ActorRules.WhyMayNotEdit(Profile(enforce: true).Settings, outside with { Person = Person(Teacher, PersonKinds.Staff) }));
    }

    private static RefusalReason? WhyMayNotPlan(Someone actor, bool enforce = false) => ActorRules.WhyMayNotPlan(Profile(enforce).Settings, actor)?.Reason;
}
