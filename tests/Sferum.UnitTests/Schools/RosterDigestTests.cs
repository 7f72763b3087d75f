using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class RosterDigestTests
{
    [Fact]
    public void Of_WhenRowsComeInAnotherOrder_IsTheSame()
    {
        var roster = RosterBuilder.Small().Build();
        var other = roster with { Staff = [.. roster.Staff.Reverse()], Students = [.. roster.Students.Reverse()] };

        Assert.Equal(RosterDigest.Of("", roster), RosterDigest.Of("", other));
        Assert.Matches("^[0-9a-f]{64}$", RosterDigest.Of("", roster));
    }

    [Fact]
    public void Of_WhenAnythingIsOther_IsAnother()
    {
        var roster = RosterBuilder.Small().Build();
        Roster[] others =
        [
            roster with { Facts = roster.Facts with { SferumAdministrator = null } },
            RosterBuilder.Small().Facts(title: "Другая").Build(),
            RosterBuilder.Small().Staff("new").Build(),
            RosterBuilder.Small().Without("teacher").Build(),
            RosterBuilder.Small().Without("g1").Group("g1", ["5a"], "teacher", []).Build(),
            RosterBuilder.Small().Without("anna").Student("anna", "5a", blocked: true).Build(),
        ];

        string[] digests = [RosterDigest.Of("", roster), RosterDigest.Of("before", roster), .. others.Select(other => RosterDigest.Of("", other))];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Of_WhenTheSchoolIsOther_IsAnother()
    {
        var roster = RosterBuilder.Small().Build();
        var school = RosterPictures.Of(roster, new("head"));
        var five = new ClassId(new("7"), "5a");
        RosterPicture[] others =
        [
            RosterPicture.Empty,
            school,
            school with { Administrator = new("teacher") },
            school with { SubjectChats = true },
            school with { Classes = school.Classes.SetItem(five, school.Classes[five] with { Closed = true }) },
            school with { Classes = school.Classes.SetItem(five, school.Classes[five] with { Held = [new("anna")] }) },
            school with { Groups = school.Groups.Clear() },
            school with { People = school.People.Remove(new("mother")) },
        ];

        string[] digests = [RosterDigest.Of(school, RosterBuilder.Small().Facts(title: "Другая").Build().Facts, roster), .. others.Select(other => RosterDigest.Of(other, null, roster))];
        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(RosterDigest.Of(school, roster.Facts, roster), RosterDigest.Of(RosterPictures.Of(RosterBuilder.Small().Build(), new("head")), roster.Facts, RosterBuilder.Small().Build()));
    }

    [Fact]
    public void Of_WhenSomebodyLinks_IsTheSame()
    {
        var roster = RosterBuilder.Small().Build();
        var school = RosterPictures.Of(roster, new("head"));
        var linked = school with { People = school.People.SetItem(new("anna"), school.People[new("anna")] with { Link = LinkState.Linked }) };

        Assert.Equal(RosterDigest.Of(school, roster.Facts, roster), RosterDigest.Of(linked, roster.Facts, roster));
    }
}
