using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Owing;
using Sferum.Grains.Platform;
using Xunit;

namespace Sferum.UnitTests.Operations;

public sealed class OwedRulesTests
{
    private static readonly DateTimeOffset Since = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly SchoolId School = new("7");

    [Theory]
    [InlineData("chat", "s:7/class-5a", OwedKind.ChatSync, "schools/7/chats/class-5a", "schools/7")]
    [InlineData("conference", "s:7/x1", OwedKind.ConferenceStart, "schools/7/conferences/x1", "schools/7")]
    [InlineData("school-class", "s:7/5a", OwedKind.MembershipPush, "schools/7/classes/5a", "schools/7")]
    [InlineData("subject-group", "s:7/15", OwedKind.MembershipPush, "schools/7/groups/15", "schools/7")]
    [InlineData("lesson", "s:7/l1", OwedKind.IndexUpdate, "schools/7/lessons/l1", "schools/7")]
    [InlineData("school", "s:7", OwedKind.MembershipPush, "schools/7", "schools/7")]
    [InlineData("roster-import", "s:7", OwedKind.RosterRollForward, "schools/7", "schools/7")]
    [InlineData("timetable", "s:7", OwedKind.RosterRollForward, "schools/7", "schools/7")]
    [InlineData("user-link", "u:anna", OwedKind.MembershipPush, "accounts/anna", null)]
    [InlineData("erasure", "x:e1", OwedKind.Erasure, "erasures/e1", null)]
    public void Of_ByItsRowAlone_NamesWhatIsOwed(string type, string key, OwedKind kind, string resource, string? school)
    {
        var work = OwedRules.Of(new OwedRow(Since, type, key), reading: null);

        Assert.Equal((kind, resource, school, Since), (work.Kind, work.Resource, work.School?.Name, work.Since));
        Assert.Equal((0, null, PlatformTrouble.None, ""), (work.Attempts, work.NextAttempt, work.Trouble, work.LastFault));
    }

    [Fact]
    public void Of_WhenTheGrainSaysMore_SaysIt()
    {
        var reading = new OwedReading
        {
            Kind = OwedKind.LinkCleanup,
            Attempts = 3,
            NextAttempt = Since.AddMinutes(1),
            Trouble = PlatformTrouble.Unreachable,
            LastFault = new string('x', 300),
            Schools = [School],
        };

        var work = OwedRules.Of(new OwedRow(Since, "user-link", "u:anna"), reading);

        Assert.Equal((OwedKind.LinkCleanup, 3, Since.AddMinutes(1), PlatformTrouble.Unreachable), (work.Kind, work.Attempts, work.NextAttempt, work.Trouble));
        Assert.Equal((OwedRules.LongestFault, School), (work.LastFault.Length, work.School));
    }

    [Fact]
    public void Of_WhenItBelongsToSeveralSchools_NamesNone() =>
        Assert.Null(OwedRules.Of(new OwedRow(Since, "user-link", "u:anna"), new OwedReading { Schools = [School, new SchoolId("8")] }).School);

    [Theory]
    [InlineData("chat", "s:7/a", OwedKind.ChatClose, OwedKind.ChatClose, true)]
    [InlineData("chat", "s:7/a", OwedKind.ChatSync, OwedKind.ChatClose, false)]
    [InlineData("chat", "s:70/a", OwedKind.ChatClose, OwedKind.ChatClose, false)]
    [InlineData("chat", "s:7/a", OwedKind.Unspecified, OwedKind.ChatSync, true)]
    public void Fits_AsksTheGrainsWordFirst(string type, string key, OwedKind said, OwedKind asked, bool fits) =>
        Assert.Equal(fits, OwedRules.Fits(new OwedRow(Since, type, key), new OwedReading { Kind = said }, new OwedQuery { School = School, Kind = asked }));

    [Fact]
    public void Fits_OfALink_AsksWhereItBelongs()
    {
        var row = new OwedRow(Since, "user-link", "u:anna");

        Assert.True(OwedRules.Fits(row, new OwedReading { Schools = [School] }, new OwedQuery { School = School }));
        Assert.False(OwedRules.Fits(row, new OwedReading { Schools = [new SchoolId("8")] }, new OwedQuery { School = School }));
        Assert.False(OwedRules.Fits(row, reading: null, new OwedQuery { School = School }));
    }

    [Fact]
    public void IsToldByRows_OnlyOfTypesThatOweOneThing()
    {
        Assert.True(OwedKinds.IsToldByRows(OwedKind.Unspecified));
        Assert.True(OwedKinds.IsToldByRows(OwedKind.RosterRollForward));
        Assert.True(OwedKinds.IsToldByRows(OwedKind.Erasure));
        Assert.False(OwedKinds.IsToldByRows(OwedKind.ChatClose));
        Assert.All(Enum.GetValues<OwedKind>(), kind => Assert.NotEmpty(OwedKinds.TypesOf(kind)));
    }
}
