using System.Collections.Immutable;
using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.People;
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

        Assert.Equal(
            new RosterSummary { PeopleAdded = 5, ClassesAdded = 1, GroupsAdded = 1, ChatsCreated = 3 },
            plan.Summary);
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
        Assert.Empty(plan.People.Put);
        Assert.Equal(new RosterSummary(), plan.Summary);
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
        Assert.Equal((1, 1, 1), (plan.Summary.ClassesClosed, plan.Summary.ClassesAdded, plan.Summary.GroupsClosed));
        Assert.True(plan.Groups.Single().Roster.Closed);
    }

    [Fact]
    public void Between_WhenSomebodyLeaves_TakesAllRoles()
    {
        var plan = RosterPlan.Between(School, Small, Picture(RosterBuilder.Small().Without("mother")), 2);

        var (account, roles) = plan.Roles.Single();
        Assert.Equal(("mother", PersonKinds.None), (account.Segment, roles.Kinds));
        Assert.Equal(["mother"], plan.People.Removed.Select(a => a.Segment));
        Assert.Empty(plan.Classes.Single().Roster.Parents);
    }

    [Fact]
    public void Between_WhenTheAdministratorIsAnother_TellsBothAndEveryClass()
    {
        var plan = RosterPlan.Between(School, Small, Small with { Administrator = new AccountId("teacher") }, 2);

        Assert.Equal([("head", false), ("teacher", true)], plan.Roles.Select(r => (r.Account.Segment, r.Roles.SferumAdministrator)).Order());
        Assert.Equal(new AccountId("teacher"), plan.Classes.Single().Roster.SferumAdministrator);
        Assert.Empty(plan.People.Put);
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
    public void Between_AnyTwoSchools_GivesPeopleThatMakeTheOneTheOther() =>
        Gen.Select(Schools, Schools).Sample((one, other) =>
        {
            var plan = RosterPlan.Between(School, one, other, 2);
            var people = new PeopleMemory(one.People.Values).Take(plan.People).All;

            Assert.Equal(Facts(other.People.Values), Facts(people));
        });

    // What a crash leaves: some segments of the people index have changed, some have not, and everybody has been told already.
    [Fact]
    public void Between_WhenThePeopleHaveChangedHalfWay_StillEndsAtTheSameSchool() =>
        Gen.Select(Schools, Schools, Gen.Int[0, 100]).Sample((one, other, cut) =>
        {
            var change = RosterPlan.Between(School, one, other, 2).People;
            var half = new PeopleMemory(one.People.Values).Take(new PeopleChange([.. change.Put.Take(cut * change.Put.Count / 100)], [.. change.Removed.Take(cut * change.Removed.Count / 100)]));

            var again = RosterPlan.Between(School, one with { People = half.All.ToImmutableDictionary(p => p.Account) }, other, 2);

            Assert.Equal(Facts(other.People.Values), Facts(half.Take(again.People).All));
        });

    private static Gen<RosterPicture> Schools => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Bool).Select((from, count, parents) =>
    {
        var roster = new RosterBuilder("7").Staff("head").Class("5a", "5 А").Class("6a", "6 А", "head");
        foreach (var i in Enumerable.Range(from, count))
        {
            roster.Student($"s{i}", i % 3 == 0 ? "5a" : "6a", blocked: i % 4 == from % 4);
            _ = parents && i % 2 == 0 ? roster.Parent($"p{i}", $"s{i}") : roster;
        }

        return Picture(roster);
    });

    private static RosterPicture Picture(RosterBuilder builder)
    {
        var roster = builder.Build();
        return RosterPictures.Of(roster, roster.Facts.SferumAdministrator);
    }

    private static IEnumerable<string> Facts(IEnumerable<Person> people) => people
        .Select(p => $"{p.Account} {p.Kinds} {p.Class} {p.Blocked} {string.Join(',', p.Children)}").Order(StringComparer.Ordinal);
}
