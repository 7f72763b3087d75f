using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Rosters.Plans;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>What is carried out at once when removals are withheld: everything but these.</summary>
public sealed class WithholdingTests
{
    private const int Histories = 1_000;

    private static readonly SchoolId School = new("7");

    private static readonly RosterPlanAction[] Removals =
    [
        RosterPlanAction.PersonRemoved, RosterPlanAction.PersonChanged, RosterPlanAction.ClassClosed, RosterPlanAction.ClassChanged, RosterPlanAction.GroupClosed,
        RosterPlanAction.GroupChanged, RosterPlanAction.ChatClosed, RosterPlanAction.MemberRemoved, RosterPlanAction.MemberRoleChanged,
    ];

    private static readonly RosterPicture Small = Picture(RosterBuilder.Small());

    [Fact]
    public void Of_AnyTwoSchools_HasEveryPlaceThatIsWished() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample(
        (before, wished) => Assert.Subset(Places(Withholding.Of(before, wished)), Places(wished)), iter: Histories);

    // Staff may give way to somebody else in their stead, or go to another position: that is a change.
    [Fact]
    public void Of_AnyTwoSchools_TakesNoPlaceFromStudentsAndParents() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample(
        (before, wished) =>
        {
            var held = Withholding.Of(before, wished);

            var lost = Places(before).Except(Places(held)).Select(place => before.People[new AccountId(place.Split('/')[^1])]);
            Assert.All(lost, person => Assert.True(person.Kinds.HasFlag(PersonKinds.Staff), person.Account.Segment));
            Assert.All(before.People.Values, person => Assert.Equal(person.Kinds, held.People[person.Account].Kinds & person.Kinds));
        },
        iter: Histories);

    [Fact]
    public void Of_AnyTwoSchools_LeavesOnlyRemovalsForApproval() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample(
        (before, wished) =>
        {
            var held = Withholding.Of(before, wished);

            Assert.All(RosterPlanLines.Of(School, held, wished), line => Assert.Contains(line.Action, Removals));
            Assert.All(RosterPlanLines.Of(School, before, held, wished), line => Assert.True(!line.Withheld || line.Action is not RosterPlanAction.MemberAdded));
        },
        iter: Histories);

    [Fact]
    public void Of_WhenTheSameComesAgain_ChangesNothing() => Gen.Select(RandomSchools.Known, RandomSchools.Wished).Sample(
        (before, wished) =>
        {
            var held = Withholding.Of(before, wished);

            var again = Withholding.Of(held, wished);

            Assert.Equal(PictureDigest.Of(held, null), PictureDigest.Of(again, null));
            Assert.Empty(RosterPlanLines.Of(School, held, again));
        },
        iter: Histories);

    [Fact]
    public void Of_WhenNobodyLeaves_IsTheWish() => RandomSchools.Wished.Sample(
        school => Assert.Equal(PictureDigest.Of(school, null), PictureDigest.Of(Withholding.Of(RosterPicture.Empty, school), null)), iter: Histories);

    [Fact]
    public void Of_WhenAStudentGoesToAnotherClass_StaysBesideTheOldOneWithTheParents()
    {
        var wished = Picture(RosterBuilder.Small().Class("6a", "6 А").Without("anna").Student("anna", "6a"));

        var held = Withholding.Of(Small, wished);

        Assert.Equal("6a", held.People[new("anna")].Class!.Value.Segment);
        Assert.Equal(["anna"], held.Classes[new(School, "5a")].Held.Select(a => a.Segment));
        var places = Places(held);
        Assert.Contains("class-5a/anna", places);
        Assert.Contains("parents-5a/mother", places);
        Assert.Contains("class-6a/anna", places);
        Assert.Contains("parents-6a/mother", places);
        Assert.Contains("subject-g1/anna", places);
    }

    [Fact]
    public void Of_WhenAStudentComesBack_IsNoLongerBesideTheClass()
    {
        var elsewhere = Withholding.Of(Small, Picture(RosterBuilder.Small().Class("6a", "6 А").Without("anna").Student("anna", "6a")));

        var back = Withholding.Of(elsewhere, Small);

        Assert.Empty(back.Classes[new(School, "5a")].Held);
        Assert.Equal(["anna"], back.Classes[new(School, "6a")].Held.Select(a => a.Segment));
    }

    [Fact]
    public void Of_WhenSomebodyIsReplaced_ReplacesAtOnce()
    {
        var wished = Picture(RosterBuilder.Small().Staff("new").Without("5a").Class("5a", "5 А", "new").Without("teacher").Without("g1"));

        var held = Withholding.Of(Small, wished);

        Assert.Equal("new", held.Classes[new(School, "5a")].Class.HomeroomTeacher!.Value.Segment);
        Assert.Contains(new AccountId("teacher"), held.People);
        Assert.False(held.Groups[new(School, "g1")].Closed);
    }

    [Fact]
    public void Of_WhenAClassWouldCloseOrLoseItsTeacher_KeepsBoth()
    {
        var wished = Picture(RosterBuilder.Small().Class("6a", "6 А").Without("5a").Without("g1").Without("anna").Without("ivan").Without("mother").Student("anna", "6a"));

        var held = Withholding.Of(Small, wished).Classes[new(School, "5a")];

        Assert.Equal((false, "5 А", "teacher"), (held.Closed, held.Class.Title, held.Class.HomeroomTeacher!.Value.Segment));
        Assert.Equal(["anna"], held.Held.Select(a => a.Segment));
    }

    [Fact]
    public void Of_WhenAKindIsLost_KeepsItWithWhatBelongsToIt()
    {
        var before = Picture(RosterBuilder.Small().Parent("teacher", "ivan", "anna"));
        var wished = Picture(RosterBuilder.Small().Without("teacher").Without("5a").Class("5a", "5 А").Without("g1").Parent("teacher", "anna"));

        var held = Withholding.Of(before, wished).People[new("teacher")];

        Assert.Equal((PersonKinds.Staff | PersonKinds.Parent, PositionType.TeachingStaff), (held.Kinds, held.Position));
        Assert.Equal(["anna", "ivan"], held.Children.Select(c => c.Segment));
    }

    private static HashSet<string> Places(RosterPicture school) => [.. RosterPlanLines.Of(School, RosterPicture.Empty, school)
        .Where(line => line.Action == RosterPlanAction.MemberAdded)
        .Select(line => $"{line.Chat!.Value.Segment}/{line.Resource.Split('/')[^1]}")];

    private static RosterPicture Picture(RosterBuilder builder)
    {
        var roster = builder.Build();
        return RosterPictures.Of(roster, roster.Facts.SferumAdministrator) with { SubjectChats = true };
    }
}
