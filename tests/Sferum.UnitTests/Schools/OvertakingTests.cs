using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Events;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class OvertakingTests
{
    private static readonly SchoolId Id = new("7");

    private static readonly RosterPicture Before = Picture(RosterBuilder.Small().Class("6a", "6 А").Student("other", "6a").Staff("second"));

    // Anna leaves with her mother's second child; «5 А» stays.
    private static readonly RosterPicture Wished = Picture(
        RosterBuilder.Small().Class("6a", "6 А").Student("other", "6a").Staff("second").Without("anna").Without("mother").Parent("mother", "ivan"));

    private static readonly RosterPicture Held = Withholding.Of(Before, Wished);

    private static readonly RosterDelta Withheld = RosterDelta.Between(Held, Wished);

    public static TheoryData<RosterEvent, bool> Changes => new()
    {
        { new PersonBlocked(new("anna"), true), true },
        { new PersonRenamed(new("mother"), Name), true },
        { new ParentAdded(new("new"), Name, new("anna"), false), true },
        { new GroupSaved(new RosterGroup(new(Id, "g2"), "2", "Химия", [new(Id, "5a")], null, [new("anna")])), true },
        { new PersonBlocked(new("ivan"), true), false },
        { new StudentTransferred(new("other"), new(Id, "5a"), null), false },
        { new HomeroomTeacherChanged(new(Id, "6a"), new("second")), false },
        { new HomeroomTeacherChanged(new(Id, "5a"), new("second")), true },
        { new ClassEnded(new(Id, "5a")), true },
        { new ClassEnded(new(Id, "6a")), false },
        { new ClassRenamed(new(Id, "5a"), "6 А"), true },
        { new GroupSaved(new RosterGroup(new(Id, "g2"), "2", "Химия", [new(Id, "5a")], null, null)), true },
        { new GroupSaved(new RosterGroup(new(Id, "g2"), "2", "Химия", [new(Id, "6a")], null, null)), false },
        { new GroupSaved(new RosterGroup(new(Id, "g2"), "2", "Химия", [new(Id, "5a")], null, [new("ivan")])), false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_WhenAChangeConcernsWhatWouldBeRemoved_Overtakes(RosterEvent happened, bool expected)
    {
        var after = RosterEventRules.Apply(Held with { Trail = RosterTrail.None }, happened).Value!;

        Assert.Equal(expected, Overtaking.Of(Held, Withheld, RosterDelta.OfTrail(Held, after), after.Administrator));
    }

    [Fact]
    public void Of_WhenSomebodyComesToAClassThatWouldClose_Overtakes()
    {
        var closing = new RosterDelta { Classes = [new ClassRow(new RosterClass(new(Id, "6a"), "6 А", null), Closed: true)] };
        var after = RosterEventRules.Apply(Before with { Trail = RosterTrail.None }, new StudentTransferred(new("anna"), new(Id, "6a"), null)).Value!;

        Assert.True(Overtaking.Of(Before, closing, RosterDelta.OfTrail(Before, after), after.Administrator));
    }

    [Fact]
    public void Of_WhenAClosedClassOfThosePeopleIsCreatedAgain_Overtakes()
    {
        var closed = RosterEventRules.Apply(Held, new ClassEnded(new(Id, "5a"))).Value! with { Trail = RosterTrail.None };
        var after = RosterEventRules.Apply(closed, new ClassCreated(new RosterClass(new(Id, "5a"), "7 А", null))).Value!;

        Assert.True(Overtaking.Of(closed, Withheld, RosterDelta.OfTrail(closed, after), after.Administrator));
    }

    [Fact]
    public void Of_WhenTheClassClosesThatSomebodyWouldComeTo_Overtakes()
    {
        var moving = new RosterDelta { People = [Before.People[new("anna")] with { Class = new(Id, "6a") }] };
        var after = RosterEventRules.Apply(Before with { Trail = RosterTrail.None }, new ClassEnded(new(Id, "6a"))).Value!;

        Assert.True(Overtaking.Of(Before, moving, RosterDelta.OfTrail(Before, after), after.Administrator));
    }

    [Fact]
    public void Of_WhenAClassLosesTheTeacherWhoWouldLeave_Overtakes()
    {
        var led = RosterEventRules.Apply(Before, new HomeroomTeacherChanged(new(Id, "6a"), new("second"))).Value! with { Trail = RosterTrail.None };
        var after = RosterEventRules.Apply(led, new HomeroomTeacherChanged(new(Id, "6a"), null)).Value!;

        Assert.True(Overtaking.Of(led, new RosterDelta { Removed = [new("second")] }, RosterDelta.OfTrail(led, after), after.Administrator));
    }

    [Fact]
    public void Of_WhenSomebodyWhoWouldLeaveIsNamedAdministrator_Overtakes() =>
        Assert.True(Overtaking.Of(Before, new RosterDelta { Removed = [new("second")] }, RosterDelta.None, new("second")));

    private static PersonName Name => new("Новая", "Анна", "");

    private static RosterPicture Picture(RosterBuilder builder) => RosterPictures.Of(builder.Build(), new("head"));
}
