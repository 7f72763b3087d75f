using System.Collections.Immutable;
using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterPlanTests
{
    private static readonly SchoolId School = new("7");

    private static readonly RosterPicture Small = Picture(RosterBuilder.Small());

    [Fact]
    public void Between_WhenTheSchoolIsNew_TellsEverybody()
    {
        var plan = RosterPlan.Between(School, RosterPicture.Empty, Small, 1);

        Assert.Equal(5, plan.Roles.Count);
        Assert.True(plan.Roles.Single(r => r.Account.Segment == "head").Roles.SferumAdministrator);
        Assert.Equal(2, plan.Groups.Single().Roster.StudentCount);
        Assert.Equal(["mother:anna", "mother:ivan"], plan.Classes.Single().Roster.Parents.Select(p => $"{p.Parent.Segment}:{p.Child.Segment}"));
    }

    [Fact]
    public void Between_WhenNothingIsOther_TellsNobody()
    {
        var plan = RosterPlan.Between(School, Small, Picture(RosterBuilder.Small()), 2);

        Assert.Empty(plan.Roles);
        Assert.Empty(plan.Classes);
        Assert.Empty(plan.Groups);
    }

    [Fact]
    public void Between_WhenAClassIsNoLongerSent_ClosesItWithThoseWhoAreStillInTheSchool()
    {
        var after = RosterBuilder.Small().Class("6a", "6 А").Without("5a").Without("g1").Without("ivan").Without("anna").Without("mother").Student("anna", "6a").Parent("mother", "anna");

        var plan = RosterPlan.Between(School, Small, Picture(after), 2);

        var closed = plan.Classes.Single(c => c.Class.Segment == "5a").Roster;
        Assert.True(closed.Closed);
        Assert.Equal(["anna"], closed.Students.Select(s => s.Segment));
        Assert.Equal(["anna"], closed.Parents.Select(p => p.Child.Segment));
        Assert.Contains(plan.Classes, c => c.Class.Segment == "6a" && !c.Roster.Closed);
        Assert.True(plan.Groups.Single().Roster.Closed);
    }

    [Fact]
    public void Between_WhenSomebodyLeaves_TakesAllRoles()
    {
        var plan = RosterPlan.Between(School, Small, Picture(RosterBuilder.Small().Without("mother")), 2);

        var (account, roles) = plan.Roles.Single();
        Assert.Equal(("mother", PersonKinds.None), (account.Segment, roles.Kinds));
        Assert.Empty(plan.Classes.Single().Roster.Parents);
    }

    [Fact]
    public void Between_WhenTheAdministratorIsAnother_TellsBothAndEveryClass()
    {
        var plan = RosterPlan.Between(School, Small, Small with { Administrator = new AccountId("teacher") }, 2);

        Assert.Equal([("head", false), ("teacher", true)], plan.Roles.Select(r => (r.Account.Segment, r.Roles.SferumAdministrator)).Order());
        Assert.Equal(new AccountId("teacher"), plan.Classes.Single().Roster.SferumAdministrator);
    }

    [Fact]
    public void Between_WhenTheAdministratorIsAnother_TellsClosedClassesAndGroupsThatAlone()
    {
        var plan = RosterPlan.Between(School, Ended, Ended with { Administrator = new AccountId("teacher") }, 2);

        var (told, group) = (plan.Classes.Single().Roster, plan.Groups.Single().Roster);
        Assert.Equal((true, true, 2L, new AccountId("teacher"), "5 А"), (told.Closed, told.KeepsPeople, told.Version, told.SferumAdministrator!.Value, told.Title));
        Assert.Equal((true, true, 2L, new AccountId("teacher")), (group.Closed, group.KeepsPeople, group.Version, group.SferumAdministrator!.Value));
        Assert.Empty(RosterPlan.Between(School, Ended, Ended, 2).Classes);
    }

    [Fact]
    public void Along_WhenAClassEndsBeforeTheAdministratorChanges_TellsWhoWasInItAndTheNewOne()
    {
        var named = Ended with { Administrator = new AccountId("teacher") };
        RosterDelta[] deltas = [RosterDelta.Between(Small, Ended), RosterDelta.Between(Ended, named)];

        var plan = RosterPlan.Along(School, [Small, Ended, named], deltas, 3);

        var (told, group) = (plan.Classes.Single().Roster, plan.Groups.Single().Roster);
        Assert.Equal((true, false, 2, new AccountId("teacher")), (told.Closed, told.KeepsPeople, told.Students.Count, told.SferumAdministrator!.Value));
        Assert.Equal((true, false, 2, new AccountId("teacher")), (group.Closed, group.KeepsPeople, group.Students.Count, group.SferumAdministrator!.Value));
    }

    [Fact]
    public void Between_WhenAPersonIsSeveralThings_IsOnePersonWithAllOfThem()
    {
        var person = Picture(RosterBuilder.Small().Parent("teacher", "ivan")).People.Values.Single(p => p.Account.Segment == "teacher");

        Assert.Equal(PersonKinds.Staff | PersonKinds.Parent, person.Kinds);
        Assert.Equal(["ivan"], person.Children.Select(c => c.Segment));
        Assert.Equal(PositionType.TeachingStaff, person.Position);
    }

    [Fact]
    public void Between_WhenTheRowsThatDifferAreKnown_TellsTheSame() =>
        Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample((one, other) =>
        {
            var after = RandomSchools.After(one, other) with { Administrator = one.Administrator };
            var whole = RosterPlan.Between(School, one, after, 2);

            var reached = RosterPlan.Between(School, one, after, RosterDelta.Between(one, after), 2);

            Assert.Equal(Told(whole), Told(reached));
        });

    // «5 А» and its group have ended; their students are still in the school.
    private static RosterPicture Ended { get; } = Small with
    {
        Classes = Small.Classes.ToImmutableDictionary(c => c.Key, c => c.Value with { Closed = true }),
        Groups = Small.Groups.ToImmutableDictionary(g => g.Key, g => g.Value with { Closed = true }),
    };

    private static RosterPicture Picture(RosterBuilder builder)
    {
        var roster = builder.Build();
        return RosterPictures.Of(roster, roster.Facts.SferumAdministrator);
    }

    private static IEnumerable<string> Told(RosterPlan plan) =>
    [
        .. plan.Roles.Select(r => r.ToString()).Order(StringComparer.Ordinal),
        .. plan.Classes.Select(c => $"{c.Class} {c.Roster} {string.Join(',', c.Roster.Students)} {string.Join(',', c.Roster.Parents)}").Order(StringComparer.Ordinal),
        .. plan.Groups.Select(g => $"{g.Group} {g.Roster} {string.Join(',', g.Roster.Students)} {string.Join(',', g.Roster.ClassTitles)}").Order(StringComparer.Ordinal),
    ];
}
