using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Profiles;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class TeachersChatSourceTests
{
    [Fact]
    public void Of_HasAdministrationTeachersAndTheSferumAdministrator()
    {
        var roster = RosterBuilder.Small()
            .Staff("cook", PositionType.ServiceStaff).Staff("nurse", PositionType.MedicalStaff).Staff("helper", PositionType.TeachingSupport).Staff("it", PositionType.Other)
            .Facts(administrator: "it").Build();
        var school = SchoolRules.Apply(null, SchoolRosters.Of(roster.Facts, RosterPictures.Of(roster, new AccountId("it")), 1), DateTimeOffset.UnixEpoch);

        var source = TeachersChatSource.Of(school);

        Assert.Equal("Учительская", source.Title);
        Assert.Equal(
            ["head: StaffPosition", "it: SferumAdministrator", "teacher: StaffPosition"],
            source.Members.Select(m => $"{m.Account.Segment}: {string.Join(", ", m.Grounds.Select(g => g.Kind))}"));
    }
}
