using CsCheck;
using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Groups;
using Xunit;

namespace Sferum.UnitTests.Schools;

/// <summary>Subject groups and what they say to their chats (B6, B7, B13, B15).</summary>
public sealed class SubjectGroupRulesTests
{
    private static readonly SchoolId School = new("7");

    private static readonly GroupId Id = new(School, "15");

    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Source_OfAGroup_IsTitledByItAndHoldsStudentsTeacherAndAdministrator()
    {
        var source = SubjectChatSource.Of(Group(3));

        Assert.Equal((ChatType.Subject, "15 - Английский язык", "5 А, 5 Б", "Английский язык"), (source.Type, source.Title, source.ClassTitle, source.Subject));
        Assert.Equal((3, Id, null, false), (source.Version, source.Group, source.Class, source.Closed));
        Assert.Equal([Class("5a"), Class("5b")], source.Classes);
        Assert.Equal(
            ["anna: StudentOfGroup", "head: SferumAdministrator", "ivan: StudentOfGroup", "teacher: GroupTeacher"],
            source.Members.Select(m => $"{m.Account.Segment}: {string.Join(", ", m.Grounds.Select(g => g.Kind))}"));
        Assert.Equal(new Ground(GroundKind.GroupTeacher, "schools/7/groups/15"), source.Members[^1].Grounds.Single());
    }

    [Fact]
    public void Source_WhenTheTeacherIsTheAdministrator_HasBothGrounds()
    {
        var source = SubjectChatSource.Of(Group(1) with { SferumAdministrator = new AccountId("teacher") });

        Assert.Equal([GroundKind.GroupTeacher, GroundKind.SferumAdministrator], source.Members.Single(m => m.Account.Segment == "teacher").Grounds.Select(g => g.Kind));
    }

    [Fact]
    public void Source_OfAGroupOfOneClassOrOfNone_NamesTheClassOrTheGroup()
    {
        var one = Group(1);
        var ofOne = SubjectChatSource.Of(one with { Group = one.Group with { Classes = [Class("5a")] }, ClassTitles = ["5 А"] });
        var ofNone = SubjectChatSource.Of(one with { Group = one.Group with { Classes = [], Teacher = null }, ClassTitles = [], Closed = true });

        Assert.Equal((Class("5a"), "5 А"), (ofOne.Class, ofOne.ClassTitle));
        Assert.Equal((null, "15", true), (ofNone.Class, ofNone.ClassTitle, ofNone.Closed));
    }

    [Fact]
    public void Apply_WhenAClosedGroupHearsOfAnotherAdministratorAlone_KeepsItsPeople()
    {
        var state = SubjectGroupRules.Apply(null, Group(3) with { Closed = true }, Now);

        var next = SubjectGroupRules.Apply(state, Group(4) with { Students = [], StudentCount = 0, Closed = true, KeepsPeople = true, SferumAdministrator = new AccountId("new") }, Now);

        Assert.Equal(state.Roster with { Version = 4, SferumAdministrator = new AccountId("new") }, next.Roster);
        Assert.NotEmpty(next.Roster.Students);
    }

    [Fact]
    public void Apply_WhenOlder_ChangesNothing()
    {
        var state = SubjectGroupRules.Apply(null, Group(3), Now);

        Assert.Same(state, SubjectGroupRules.Apply(state, Group(3), Now));
        Assert.Same(state, SubjectGroupRules.Apply(state, Group(2), Now));
        Assert.True(state.IsSettled);
    }

    [Fact]
    public void Apply_WhenTheSchoolWantsChats_MakesOneThatStaysWhenItNoLongerDoes()
    {
        var state = SubjectGroupRules.Apply(SubjectGroupRules.Apply(null, Group(1), Now), Group(2) with { MakesChat = true }, Now);
        Assert.Equal([MintedId.SubjectChat(Id)], state.Untold);

        state = SubjectGroupRules.Apply(SubjectGroupRules.Taken(state, [MintedId.SubjectChat(Id)], 2), Group(3), Now);

        Assert.Equal([MintedId.SubjectChat(Id)], SubjectGroupRules.Snapshot(state).Chats);
        Assert.False(state.IsSettled);
    }

    [Fact]
    public void Apply_WhenTheChatThatItMadeWasDeleted_DoesNotMakeItAgain()
    {
        var state = SubjectGroupRules.Apply(null, Group(1) with { MakesChat = true }, Now);
        state = SubjectGroupRules.Attach(state, MintedId.SubjectChat(Id), attached: false, Now).Value!;

        state = SubjectGroupRules.Apply(state, Group(2) with { MakesChat = true }, Now);

        Assert.Empty(SubjectGroupRules.Snapshot(state).Chats);
        Assert.True(state.IsSettled);
    }

    [Fact]
    public void Apply_WhenTheGroupIsClosedAndHasNoChat_MakesNone() =>
        Assert.True(SubjectGroupRules.Apply(null, Group(1) with { MakesChat = true, Closed = true }, Now).IsSettled);

    [Fact]
    public void Attach_WhenTenChatsAreThere_IsRefusedUntilOneGoes()
    {
        var state = SubjectGroupRules.Apply(null, Group(1) with { MakesChat = true }, Now);
        for (var i = 1; i < SubjectGroupRules.MostChats; i++)
        {
            state = Attached(state, $"c{i}");
        }

        var refusal = SubjectGroupRules.Attach(state, Chat("more"), attached: true, Now).Refusal;
        Assert.Equal((RefusalReason.ChatLimitReached, "10"), (refusal?.Reason, refusal?.Facts["limit"]));
        Assert.Same(state, Attached(state, "c1"));
        Assert.Equal(10, Attached(SubjectGroupRules.Attach(state, Chat("c3"), attached: false, Now).Value!, "more").Chats.Length);
    }

    [Fact]
    public void Attach_WhenTheGroupIsUnknown_IsRefused() =>
        Assert.Equal(RefusalReason.NotFound, SubjectGroupRules.Attach(null, Chat("c"), attached: true, Now).Refusal?.Reason);

    [Fact]
    public void Doubtful_WhenTenAreThere_AreOldOnesThatSomebodySaved()
    {
        var state = Attached(SubjectGroupRules.Apply(null, Group(1) with { MakesChat = true }, Now), "old");
        state = SubjectGroupRules.Attach(state, Chat("young"), attached: true, Now.AddHours(1)).Value!;

        Assert.Equal([Chat("old")], SubjectGroupRules.Doubtful(state, Now.AddHours(1)));
    }

    // Level-triggered: whatever came in between, in the end every chat that is left has taken the last version.
    [Fact]
    public void Taken_AfterAnyStory_LeavesNobodyUntold() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[1, 9]).Array[0, 30].Sample(events =>
        {
            var state = SubjectGroupRules.Apply(null, Group(1), Now);
            foreach (var (kind, who, version) in events)
            {
                state = kind switch
                {
                    0 => SubjectGroupRules.Apply(state, Group(version) with { MakesChat = who == 0 }, Now),
                    1 => SubjectGroupRules.Attach(state, Chat($"c{who}"), attached: version > 3, Now).Value!,
                    _ => SubjectGroupRules.Taken(state, [Chat($"c{who}")], version),
                };
            }

            var settled = SubjectGroupRules.Taken(state, [.. state.Untold], state.Roster.Version);

            Assert.True(settled.IsSettled);
            Assert.False(settled.Owed.Any);
        });

    private static SubjectGroupState Attached(SubjectGroupState state, string chat) => SubjectGroupRules.Attach(state, Chat(chat), attached: true, Now).Value!;

    private static ChatId Chat(string id) => new(School, id);

    private static ClassId Class(string id) => new(School, id);

    private static GroupRoster Group(long version) => new(
        version, new RosterGroup(Id, "15", "Английский язык", [Class("5a"), Class("5b")], new AccountId("teacher"), Students: null), StudentCount: 2, Closed: false)
    {
        Students = [new AccountId("anna"), new AccountId("ivan")],
        ClassTitles = ["5 А", "5 Б"],
        SferumAdministrator = new AccountId("head"),
    };
}
