using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Rosters;
using Sferum.Testing.Cluster;
using Sferum.Testing.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools;

/// <summary>Subject groups and the chats that follow them (B6, B7, B13, B15), on real storage.</summary>
public sealed class SubjectGroupTests : IAsyncLifetime
{
    private static readonly GroupId Fifth = new(new SchoolId("7"), "g1");

    private ClusterUnderTest _cluster = null!;
    private SchoolDriver _school = null!;

    public async Task InitializeAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync();
        _school = new SchoolDriver(_cluster, Fifth.School);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Group_WhenTheSchoolWantsChats_GetsOneThatFollowsStudentsAndTeacher()
    {
        var two = Two();
        await TellAsync(two, 1);
        Assert.Equal(["anna: StudentOfGroup", "head: SferumAdministrator", "ivan: StudentOfGroup", "teacher: GroupTeacher"], await OwnAsync());
        Assert.Equal(["anna: StudentOfGroup", "head: SferumAdministrator", "oleg: StudentOfGroup"], await _school.MembersAsync(MintedId.SubjectChat(new GroupId(Fifth.School, "g2"))));

        // Ivan goes to the other class, the teacher of the group changes, Anna's own list stays as it is.
        await TellAsync(two.Without("ivan").Student("ivan", "5b").Without("g1").Group("g1", ["5a"], "head"), 2);
        await _cluster.RestartAsync();

        Assert.Equal(["anna: StudentOfGroup", "head: GroupTeacher, SferumAdministrator"], await OwnAsync());
        var chat = (await _cluster.Grains.Chat(MintedId.SubjectChat(Fifth)).GetAsync(default)).Value!;
        Assert.Equal(("g1 - Алгебра", "5 А", "Алгебра", ChatType.Subject), (chat.Title, chat.ClassTitle, chat.Subject, chat.Type));
        Assert.Equal(["subject-g1", "subject-g2"], (await _school.ChatsAsync()).Chats.Select(c => c.Id.Segment).Order());
    }

    [Fact]
    public async Task Group_WhenItCloses_ClosesItsChats()
    {
        await TellAsync(Two(), 1);
        await _cluster.Grains.SubjectGroup(Fifth).ApplyRosterAsync(Rosters(Two(), 2)[Fifth] with { Closed = true, MakesChat = false });
        Assert.True(await _cluster.Grains.SubjectGroup(Fifth).SettleAsync(default));

        Assert.Equal(ChatLife.Closed, (await _cluster.Grains.Chat(MintedId.SubjectChat(Fifth)).GetAsync(default)).Value!.Life);
    }

    [Fact]
    public async Task Group_WithTenChats_TellsThemAllAlsoAfterAKill()
    {
        var group = _cluster.Grains.SubjectGroup(Fifth);
        await TellAsync(Two(), 1);
        var source = (await group.GetSourceAsync(default)).Value!;
        var chats = Enumerable.Range(1, 9).Select(i => new ChatId(Fifth.School, $"hand{i}")).ToArray();
        foreach (var chat in chats)
        {
            Assert.True((await group.AttachAsync(chat, attached: true)).Value);
            await _cluster.Grains.Chat(chat).SetSourceAsync(source);
        }

        Assert.Equal(RefusalReason.ChatLimitReached, (await group.AttachAsync(new ChatId(Fifth.School, "more"), attached: true)).Refusal?.Reason);
        Assert.Equal(10, (await group.GetAsync(default)).Value!.Chats.Count);

        await group.ApplyRosterAsync(Rosters(Two().Student("petr", "5a"), 2)[Fifth]);
        await _cluster.RestartAsync();

        foreach (var chat in chats)
        {
            await Poll.UntilAsync(() => _school.MembersAsync(chat), members => members.Contains("petr: StudentOfGroup"), $"{chat} knows");
        }
    }

    [Fact]
    public async Task Attach_WhenTheSaveOfAChatDied_MakesNoChatAndItsPlaceIsFreedLater()
    {
        var group = _cluster.Grains.SubjectGroup(Fifth);
        await TellAsync(Two(), 1);
        for (var i = 1; i < 10; i++)
        {
            await group.AttachAsync(new ChatId(Fifth.School, $"died{i}"), attached: true);
        }

        Assert.True(await group.SettleAsync(default));
        Assert.True((await _cluster.Grains.Chat(new ChatId(Fifth.School, "died1")).GetAsync(default)).IsRefused);
        Assert.True((await group.AttachAsync(new ChatId(Fifth.School, "more"), attached: true)).IsRefused);

        _cluster.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.True((await group.AttachAsync(new ChatId(Fifth.School, "more"), attached: true)).Value);
        Assert.Equal(["more", "subject-g1"], (await group.GetAsync(default)).Value!.Chats.Select(c => c.Segment).Order());
    }

    [Fact]
    public async Task Attach_WhenOneChatCannotBeTold_TellsTheOthers()
    {
        await TellAsync(Two(), 1);
        _cluster.Faults.FailNext("chat", WriteFault.Refused);

        await TellAsync(Two().Student("petr", "5a").Student("pavel", "5b"), 2);

        await Poll.UntilAsync(OwnAsync, members => members.Contains("petr: StudentOfGroup"), "the chat of the one knows");
    }

    private static RosterBuilder Two() => RosterBuilder.Small().Class("5b", "5 Б").Student("oleg", "5b").Group("g2", ["5a", "5b"], students: ["oleg", "anna"]);

    private static Dictionary<GroupId, GroupRoster> Rosters(RosterBuilder roster, long version) =>
        GroupRosters.Of(RosterPictures.Of(roster.Build(), new AccountId("head")) with { SubjectChats = true }, version);

    private Task<string[]> OwnAsync() => _school.MembersAsync(MintedId.SubjectChat(Fifth));

    private async Task TellAsync(RosterBuilder roster, long version)
    {
        foreach (var (id, part) in Rosters(roster, version))
        {
            await _cluster.Grains.SubjectGroup(id).ApplyRosterAsync(part);
        }

        Assert.All(await Task.WhenAll(Rosters(roster, version).Keys.Select(id => _cluster.Grains.SubjectGroup(id).SettleAsync(default))), Assert.True);
    }
}
