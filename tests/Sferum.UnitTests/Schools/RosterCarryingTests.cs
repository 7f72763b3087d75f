using System.Collections.Immutable;
using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Imports;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>Steps that wait are carried out together; an earlier run of some of them may have been cut off when it had told some and noted nothing.</summary>
public sealed class RosterCarryingTests
{
    private static readonly SchoolId School = new("7");

    [Fact]
    public void Of_WhenTheLastStepTakesBackTheFirst_TellsAllWhomTheFirstMayHaveTold()
    {
        var before = RosterPictures.Of(RosterBuilder.Small().Class("6a", "6 А").Build(), new AccountId("head"));
        var moved = RosterPictures.Of(RosterBuilder.Small().Class("6a", "6 А").Without("ivan").Student("ivan", "6a").Build(), new AccountId("head"));
        Assert.Empty(RosterPlan.Between(School, before, before, 2).Classes);

        var run = Carry(before, moved, before);

        Assert.Equal(["5a", "6a"], run.Plan.Classes.Select(c => c.Class.Segment).Order());
        Assert.Empty(run.Plan.Classes.Single(c => c.Class.Segment == "6a").Roster.Students);
        Assert.All(run.Plan.Classes, c => Assert.Equal(run.Version, c.Roster.Version));
    }

    [Fact]
    public void Of_WhateverTheSteps_TellsOfTheLastAllThatTheyWouldTellOneByOne() => Gen.Select(RandomSchools.Known, RandomSchools.Wished, RandomSchools.Wished).Sample((one, two, three) =>
    {
        var second = RandomSchools.After(one, two);
        var third = RandomSchools.After(second, three);
        var run = Carry(one, second, third);

        var (first, last, net) = (RosterPlan.Between(School, one, second, 2), RosterPlan.Between(School, second, third, 2), RosterPlan.Between(School, one, third, 2));
        Assert.Equal(Names(first.Classes.Concat(last.Classes), c => c.Class.Segment), Names(run.Plan.Classes, c => c.Class.Segment));
        Assert.Equal(Names(first.Groups.Concat(last.Groups), g => g.Group.Segment), Names(run.Plan.Groups, g => g.Group.Segment));
        Assert.Equal(Names(first.Roles.Concat(last.Roles), r => r.Account.Segment), Names(run.Plan.Roles, r => r.Account.Segment));
        Assert.All(net.Roles, role => Assert.Contains(role, run.Plan.Roles));
        Assert.All(
            net.Classes.Where(c => !c.Roster.Closed), c => Assert.True(ClassRosters.Same(c.Roster, run.Plan.Classes.Single(other => other.Class == c.Class).Roster)));
    });

    private static RosterCarrying Carry(RosterPicture before, params RosterPicture[] steps)
    {
        RosterPicture[] pictures = [before, .. steps];
        var deltas = steps.Select((after, place) => RosterDelta.Between(pictures[place], after));
        ImmutableArray<RosterStep> told = [.. steps.Select((after, place) => new RosterStep { Version = place + 1, Administrator = after.Administrator, SubjectChats = after.SubjectChats })];
        return RosterCarrying.Of(School, before, told, [.. deltas.Select(delta => RosterParting.Of(delta))]);
    }

    private static IEnumerable<string> Names<T>(IEnumerable<T> told, Func<T, string> name) => told.Select(name).Distinct().Order(StringComparer.Ordinal);
}
