using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Profiles;
using Sferum.Grains.Schools.Rosters;
using Sferum.Grains.Schools.Structure;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>What a school owes to its conferences when lessons take something else from its groups.</summary>
public sealed class GroupsChangeRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly SchoolState Settled = new() { CreateTime = Now, UpdateTime = Now };

    private static readonly RosterGroup English = new(new GroupId(School, "15"), "15", "Английский язык", [new ClassId(School, "5a")], new AccountId("olga"), Students: null);

    private static readonly RosterClass Fifth = new(new ClassId(School, "5a"), "5 А", HomeroomTeacher: null);

    private static SchoolId School => new("7");

    [Fact]
    public void Noted_OfAChangeThatIsThere_OwesALookAndOneMoreLater()
    {
        Assert.False(Settled.Owed.Any);
        var changed = GroupsChangeRules.Noted(Settled, made: true, Now);
        Assert.Equal((Owed.Now, true), (changed.Owed, changed.GroupsChange!.IsDue(Now)));

        var once = Looked(changed);
        Assert.Equal(Owed.At(Now.AddMinutes(2)), once.Owed);
        Assert.Equal(Owed.Nothing, Looked(once).Owed);
    }

    [Fact]
    public void Noted_OfAChangeThatIsAboutToBeMade_OwesTheLateLookAlone()
    {
        var coming = GroupsChangeRules.Noted(Settled, made: false, Now);
        var made = GroupsChangeRules.Noted(coming, made: true, Now);

        Assert.Equal((Owed.At(Now.AddMinutes(2)), Owed.Now), (coming.Owed, made.Owed));
        Assert.Same(made.GroupsChange, made.GroupsChange!.Looked(coming.GroupsChange!));
    }

    [Fact]
    public void Owed_WhenTheZoneChangedToo_IsWhatIsSooner()
    {
        var zoned = Settled with { ZoneChange = new ConferenceNews(1, Now.AddMinutes(-1), Looks: 1) };

        Assert.Equal(Owed.At(Now.AddMinutes(1)), GroupsChangeRules.Noted(zoned, made: false, Now).Owed);
        Assert.Equal(Owed.Now, GroupsChangeRules.Noted(zoned, made: true, Now).Owed);
    }

    [Fact]
    public void Concerns_WhatLessonsTakeOfTheirGroups()
    {
        var before = RosterPicture.Empty.Put(new GroupRow(English, Closed: false)).Put(new ClassRow(Fifth, Closed: false));

        Assert.All(
            [English with { Subject = "Алгебра" }, English with { Teacher = null }, English with { Classes = [] }],
            group => Assert.True(GroupsChangeRules.Concerns(before, Rows(group))));
        Assert.True(GroupsChangeRules.Concerns(before, Rows(Fifth with { Title = "6 А" })));
        Assert.All(
            [English with { Students = [] }, English with { Group = new GroupId(School, "16") }],
            group => Assert.False(GroupsChangeRules.Concerns(before, Rows(group))));
        Assert.False(GroupsChangeRules.Concerns(before, Rows(Fifth with { HomeroomTeacher = new AccountId("olga") })));
    }

    private static SchoolState Looked(SchoolState state) => state with { GroupsChange = state.GroupsChange!.Looked(state.GroupsChange) };

    private static StructureRows Rows(RosterGroup group) => new([], [new GroupRow(group, Closed: false)]);

    private static StructureRows Rows(RosterClass of) => new([new ClassRow(of, Closed: false)], []);
}
