using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Profiles;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

public sealed class SchoolRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly SchoolState Known = SchoolRules.Apply(null, Part(RosterBuilder.Small(), 3), Now);

    [Fact]
    public void Apply_WhenTheRosterIsOlderOrTheSame_ChangesNothing()
    {
        var other = RosterBuilder.Small().Facts(title: "Другая");

        Assert.Same(Known, SchoolRules.Apply(Known, Part(other, 2), Now));
        Assert.Same(Known, SchoolRules.Apply(Known, Part(other, 3), Now));
        Assert.Equal("Другая", SchoolRules.Apply(Known, Part(other, 4), Now).Title);
    }

    [Fact]
    public void Apply_WhenOnlyTheTitleChanges_OwesTheTeachersChatNothing()
    {
        var settled = Known with { ChatTaken = Known.ChatVersion, OtherTold = Known.OtherVersion };

        Assert.False(SchoolRules.Apply(settled, Part(RosterBuilder.Small().Facts(title: "Другая"), 4), Now).Owed.Any);
        Assert.True(SchoolRules.Apply(settled, Part(RosterBuilder.Small().Staff("new"), 4), Now).Owed.Any);
    }

    [Fact]
    public void Update_WhenTheAdministratorChanges_OwesTheTeachersChatAndTheImports()
    {
        var next = SchoolRules.Update(Known with { ChatTaken = Known.ChatVersion }, Command() with { SferumAdministrator = new AccountId("teacher") }, isStaff: true, Now).Value!;

        Assert.False(next.IsChatSettled);
        Assert.False(next.IsAdministratorTold);
    }

    [Fact]
    public void Update_WhenTheAdministratorChanges_OwesTheOtherChatsThatAlone()
    {
        var told = Known with { OtherTold = Known.OtherVersion };
        Assert.True(SchoolRules.Apply(told, Part(RosterBuilder.Small().Staff("new"), 4), Now).AreOthersTold);

        var next = SchoolRules.Update(told, Command() with { SferumAdministrator = new AccountId("teacher") }, isStaff: true, Now).Value!;

        Assert.False(next.AreOthersTold);
        var source = OtherChatSource.Of(next);
        Assert.Equal((ChatType.Other, Known.OtherVersion + 1, new AccountId("teacher"), ""), (source.Type, source.Version, source.SferumAdministrator, source.Title));
        Assert.Equal(new Ground(GroundKind.SferumAdministrator, ""), Assert.Single(source.Members).Grounds.Single());
    }

    [Fact]
    public void Update_WhenSubjectChatsAreWished_TellsTheImports()
    {
        var next = SchoolRules.Update(Known, Command() with { Settings = new SchoolSettingsPatch { SubjectChatsForAllGroups = true } }, isStaff: false, Now).Value!;

        Assert.False(next.IsAdministratorTold);
        Assert.Equal(Known.AdministratorEdits + 1, SchoolRules.Snapshot(next, new SchoolId("7")).Edits);
        Assert.Same(next, SchoolRules.Update(next, Command() with { Settings = new SchoolSettingsPatch { SubjectChatsForAllGroups = true } }, isStaff: false, Now).Value);
    }

    [Theory]
    [InlineData(0, "teacher")]
    [InlineData(1, "head")]
    public void Apply_WhenAnAdministratorWasNamedByHandMeanwhile_KeepsTheNewerWord(long edits, string expected)
    {
        var edited = SchoolRules.Update(Known, Command() with { SferumAdministrator = new AccountId("teacher") }, isStaff: true, Now).Value!;

        var next = SchoolRules.Apply(edited, Part(RosterBuilder.Small(), 9) with { Edits = edits }, Now);

        Assert.Equal(expected, next.SferumAdministrator!.Value.Segment);
    }

    [Fact]
    public void Apply_WhenOnlyPeopleChanged_KeepsTitleAndTimeZone()
    {
        var next = SchoolRules.Apply(Known, Part(RosterBuilder.Small().Facts("Другая", "Europe/Moscow").Staff("new"), 9) with { KeepsFacts = true }, Now);

        Assert.Equal((Known.Title, Known.TimeZone, 3), (next.Title, next.TimeZone, next.StaffCount));
    }

    [Fact]
    public void Update_WhenNothingChanges_IsTheSame() =>
        Assert.Same(Known, SchoolRules.Update(Known, Command() with { Title = Known.Title, Settings = new SchoolSettingsPatch() }, isStaff: false, Now).Value);

    [Fact]
    public void Update_WhenItCannotBe_NamesTheReason()
    {
        Assert.Equal(RefusalReason.NotFound, Refused(null, Command()));
        Assert.Equal(RefusalReason.FieldRequired, Refused(null, Command() with { AllowMissing = true }));
        Assert.Equal(RefusalReason.EtagMismatch, Refused(Known, Command() with { Etag = "99" }));
        Assert.Equal(RefusalReason.InvalidTimeZone, Refused(Known, Command() with { TimeZone = "Mars" }));
        Assert.Equal(RefusalReason.AdministratorNotStaff, Refused(Known, Command() with { SferumAdministrator = new AccountId("mother") }));
    }

    [Fact]
    public void Update_WhenTheSchoolIsMissingAndMayBeMade_HasNoTeachersChatYet()
    {
        var made = SchoolRules.Update(null, Command() with { AllowMissing = true, Title = "Школа", TimeZone = "Europe/Moscow" }, isStaff: false, Now).Value!;

        Assert.False(made.Owed.Any);
    }

    private static UpdateSchool Command() => new() { Request = new RequestKey("r", 1) };

    private static RefusalReason? Refused(SchoolState? state, UpdateSchool command) => SchoolRules.Update(state, command, isStaff: false, Now).Refusal?.Reason;

    private static SchoolRoster Part(RosterBuilder builder, long version)
    {
        var roster = builder.Build();
        return SchoolRosters.Of(roster.Facts, RosterPictures.Of(roster, roster.Facts.SferumAdministrator), version);
    }
}
