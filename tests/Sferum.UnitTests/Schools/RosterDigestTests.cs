using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
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
}
