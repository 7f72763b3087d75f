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

        Assert.Equal(withheld, RemovalGuardRules.Check(before, after, new RemovalGuard()) is not null);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void Check_WhenPeopleLeaveTheSchool_WithholdsOverFivePercent(int left, bool withheld)
    {
        var all = Teachers(1_000);

        var refusal = RemovalGuardRules.Check(all, [.. all.Skip(left)], new RemovalGuard());

        Assert.Equal(withheld, refusal is not null);
        Assert.Equal(withheld ? RefusalReason.RemovalsWithheld : null, refusal?.Reason);
    }

    [Fact]
    public void Check_WhenTheSchoolIsNew_NeverWithholds() => Assert.Null(RemovalGuardRules.Check([], School(10, 0), new RemovalGuard()));

    [Fact]
    public void Check_WhenWithheld_SaysHowManyAndWhere()
    {
        var refusal = RemovalGuardRules.Check(School(10, 0), School(10, 3), new RemovalGuard())!;

        Assert.Equal(["schools/7/classes/5a"], refusal.Subjects);
        Assert.Equal("3", refusal.Facts["removals"]);
    }

    // Those who leave go to another class, and there are many others, so that only the class counts.
    private static IReadOnlyList<Person> School(int size, int left) => RosterPeople.Of(
        new RosterBuilder("7").Students("5a", "s", 0).Students("6a", "s", left).Build() with
        {
            Students = [.. new RosterBuilder("7").Students("5a", "s", size).Build().Students.Skip(left), .. new RosterBuilder("7").Students("6a", "s", left).Build().Students],
        });

    private static IReadOnlyList<Person> Teachers(int count) =>
        RosterPeople.Of(Enumerable.Range(0, count).Aggregate(new RosterBuilder("7"), (roster, i) => roster.Staff($"t{i}")).Build());
}
