using Sferum.Grains.Commits;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Profiles;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>What a school owes to its conferences when its time zone changes.</summary>
public sealed class ZoneRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly SchoolState Settled = Told(SchoolRules.Apply(null, Part(RosterBuilder.Small().Facts(zone: "Europe/Moscow"), 1), Now));

    [Fact]
    public void Update_OfTheTimeZone_OwesTheConferencesALookAndOneMoreLater()
    {
        Assert.Equal((null, false), (Settled.ZoneChange, Settled.Owed.Any));
        var changed = Change(Settled, "Europe/Samara");
        Assert.Equal((Owed.Now, true), (changed.Owed, changed.ZoneChange!.IsDue(Now)));

        var once = Looked(changed);
        Assert.Equal(Owed.At(Now.AddMinutes(2)), once.Owed);
        Assert.Equal((false, true), (once.ZoneChange!.IsDue(Now.AddSeconds(119)), once.ZoneChange!.IsDue(Now.AddMinutes(2))));
        Assert.Equal(Owed.Nothing, Looked(once).Owed);
    }

    [Fact]
    public void Update_WhenTheTimeZoneStays_OwesTheConferencesNothing()
    {
        Assert.Null(Change(Settled, "Europe/Moscow").ZoneChange);
        Assert.Null(SchoolRules.Update(Settled, new UpdateSchool { Request = new("r", 1), Title = "Другая" }, isStaff: false, Now).Value!.ZoneChange);
    }

    [Fact]
    public void Looked_WhenTheZoneWasChangedMeanwhile_IsNoLookForThatChange()
    {
        var first = Change(Settled, "Europe/Samara");
        var second = Change(first, "Europe/Moscow");

        Assert.Equal(2, second.ZoneChange?.Number);
        Assert.Same(second.ZoneChange, second.ZoneChange!.Looked(first.ZoneChange!));
        Assert.True(second.ZoneChange!.IsDue(Now));
    }

    [Fact]
    public void Apply_OfARosterWithAnotherTimeZone_OwesTheSame() =>
        Assert.True(SchoolRules.Apply(Settled, Part(RosterBuilder.Small().Facts(zone: "Europe/Samara"), 2), Now).ZoneChange!.IsDue(Now));

    private static SchoolState Looked(SchoolState state) => state with { ZoneChange = state.ZoneChange!.Looked(state.ZoneChange) };

    private static SchoolState Change(SchoolState state, string zone) =>
        SchoolRules.Update(state, new UpdateSchool { Request = new RequestKey("r", 1), TimeZone = zone }, isStaff: false, Now).Value!;

    private static SchoolState Told(SchoolState state) =>
        state with { ChatTaken = state.ChatVersion, OtherTold = state.OtherVersion, AdministratorEditsTold = state.AdministratorEdits };

    private static SchoolRoster Part(RosterBuilder builder, long version)
    {
        var roster = builder.Build();
        return SchoolRosters.Of(roster.Facts, RosterPictures.Of(roster, roster.Facts.SferumAdministrator), version);
    }
}
