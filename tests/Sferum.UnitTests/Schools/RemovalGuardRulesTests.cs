using System.Collections.Immutable;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RemovalGuardRulesTests
{
    [Theory]
    [InlineData(100, 5, false)]
    [InlineData(100, 10, false)]
    [InlineData(100, 11, true)]
    [InlineData(10, 2, false)]
    [InlineData(10, 3, true)]
    [InlineData(15, 3, false)]
    [InlineData(14, 3, true)]
    public void Check_WhenStudentsLeaveAClass_WithholdsOverItsLimits(int size, int left, bool withheld)
    {
        var before = School(size, left: 0);
        var after = School(size, left);

        Assert.Equal(withheld, RemovalGuardRules.Check(before, after, new RemovalGuard(), rollOver: false) is not null);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void Check_WhenPeopleLeaveTheSchool_WithholdsOverFivePercent(int left, bool withheld)
    {
        var all = Teachers(1_000);

        var refusal = RemovalGuardRules.Check(Picture(all), Picture([.. all.Skip(left)]), new RemovalGuard(), rollOver: false);

        Assert.Equal(withheld, refusal is not null);
        Assert.Equal(withheld ? RefusalReason.RemovalsWithheld : null, refusal?.Reason);
    }

    [Fact]
    public void Check_WhenTheSchoolIsNew_NeverWithholds() => Assert.Null(RemovalGuardRules.Check(RosterPicture.Empty, School(10, 0), new RemovalGuard(), rollOver: false));

    [Fact]
    public void Check_WhenWithheld_SaysHowManyAndWhere()
    {
        var refusal = RemovalGuardRules.Check(School(10, 0), School(10, 3), new RemovalGuard(), rollOver: false)!;

        Assert.Equal(["schools/7/classes/5a"], refusal.Subjects);
        Assert.Equal("3", refusal.Facts["removals"]);
    }

    [Fact]
    public void Check_WhenClassesRollOver_CountsOnlyWhoLeavesTheSchool()
    {
        Assert.Null(RemovalGuardRules.Check(School(10, 0), School(10, 10), new RemovalGuard(), rollOver: true));
        Assert.NotNull(RemovalGuardRules.Check(School(10, 0), School(9, 9), new RemovalGuard(), rollOver: true));
    }

    [Fact]
    public void Check_WhenSomebodyIsHeldInAClass_CountsUntilTheRemovalIsApproved()
    {
        var held = Withholding.Of(Classes(left: 0), Classes(left: 3));

        Assert.Equal("3", RemovalGuardRules.Check(held, Classes(left: 3), new RemovalGuard(), rollOver: false)!.Facts["removals"]);
        Assert.Null(RemovalGuardRules.Check(held, held, new RemovalGuard(), rollOver: false));
    }

    [Fact]
    public void Check_WhenAClassCloses_CountsItsStudents()
    {
        var closed = Classes(left: 10);
        closed = closed with { Classes = closed.Classes.SetItem(new(new("7"), "5a"), closed.Classes[new(new("7"), "5a")] with { Closed = true }) };

        Assert.NotNull(RemovalGuardRules.Check(Classes(left: 0), closed, new RemovalGuard(), rollOver: false));
        Assert.Null(RemovalGuardRules.Check(closed, Classes(left: 10), new RemovalGuard(), rollOver: false));
    }

    // Ten students, some of them in another class.
    private static RosterPicture Classes(int left) => RosterPictures.Of(
        Enumerable.Range(0, 10).Aggregate(
            new RosterBuilder("7").Staff("head").Class("5a", "5 А").Class("6a", "6 А"), (roster, i) => roster.Student($"s{i}", i < left ? "6a" : "5a")).Build(),
        new("head"));

    // Those who leave go to another class, and there are many others, so that only the class counts.
    private static RosterPicture School(int size, int left) => Picture(RosterPeople.Of(
        new RosterBuilder("7").Students("5a", "s", 0).Students("6a", "s", left).Build() with
        {
            Students = [.. new RosterBuilder("7").Students("5a", "s", size).Build().Students.Skip(left), .. new RosterBuilder("7").Students("6a", "s", left).Build().Students],
        }));

    private static RosterPicture Picture(IReadOnlyList<Person> people) => RosterPicture.Empty with { People = people.ToImmutableDictionary(p => p.Account) };

    private static IReadOnlyList<Person> Teachers(int count) =>
        RosterPeople.Of(Enumerable.Range(0, count).Aggregate(new RosterBuilder("7"), (roster, i) => roster.Staff($"t{i}")).Build());
}
