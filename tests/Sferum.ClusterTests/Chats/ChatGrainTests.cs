using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Chats;

public sealed class ChatGrainTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task GetAsync_WhenTheChatDoesNotExist_IsRefused()
    {
        var chat = new ChatUnderTest(_cluster);
        Assert.Equal(RefusalReason.NotFound, (await chat.Grain.GetAsync(default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await chat.Grain.ReadMembersAsync(default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await chat.Grain.GetSeatAsync(Teacher, default)).Refusal!.Reason);
    }

    [Fact]
    public async Task SetSourceAsync_WhenAnswered_TheRegistryShowsTheChat()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(3));
        var row = Assert.Single((await chat.Registry.ListAsync(new ChatQuery(), default)).Chats);
        Assert.Equal((Title, 5, 0, ChatPlatformState.Waiting), (row.Title, row.MemberCount, row.JoinedCount, row.Platform));
        Assert.Equal([Teacher, Administrator], row.Administrators);
    }

    [Fact]
    public async Task LinkAsync_WhenPeopleLink_TheyTurnUpInTheChatWithTheirRoles()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(3));
        await chat.LinkAsync([Administrator, Teacher, Student(1)]);
        await chat.UntilJoinedAsync(Teacher, Student(1));
        await Poll.UntilAsync(chat.GetAsync, c => c.Platform == ChatPlatformState.InStep, "in step");
        Assert.True(chat.There!.Members[UserOf(Teacher)]);
        Assert.False(chat.There.Members[UserOf(Student(1))]);
        var pending = await chat.MemberAsync(Student(2));
        Assert.Equal((MemberPlatformState.Pending, PendingReason.NotLinked), (pending.Platform, pending.Pending));
        Assert.Equal(Id, Assert.Single(await _cluster.Grains.UserLink(Student(1)).ReadChatsAsync(School, default)));
    }

    [Fact]
    public async Task SetSourceAsync_WhenAMemberIsGone_TheyLeaveThereAndAreFollowedNoLonger()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(2));
        await chat.LinkAsync([Administrator, .. Students(2)]);
        await chat.UntilJoinedAsync(Students(2));
        await chat.SetSourceAsync(Student(2));
        await chat.UntilJoinedAsync(Student(2));
        await Poll.UntilAsync(
            () => _cluster.Grains.UserLink(Student(1)).ReadChatsAsync(School, default), chats => chats.Count == 0, "no chat of the one who left");
        Assert.Equal(3, (await chat.Grain.ReadMembersAsync(default)).Value!.Count);
    }

    [Fact]
    public async Task SetRolesAsync_WhenBlockedAndUnblocked_LeavesAndComesBack()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(2));
        await chat.LinkAsync([Administrator, .. Students(2)]);
        await chat.UntilJoinedAsync(Students(2));
        await chat.SetRolesAsync(Student(1), blocked: true, version: 2);
        await chat.UntilJoinedAsync(Student(2));
        await Poll.UntilAsync(() => chat.MemberAsync(Student(1)), member => member.Pending == PendingReason.Blocked, "blocked");
        await chat.SetRolesAsync(Student(1), blocked: false, version: 3);
        await chat.UntilJoinedAsync(Students(2));
    }

    [Fact]
    public async Task Work_WhenPrivacyRefusesSomebody_TheOthersJoinAndTheReasonIsShown()
    {
        var chat = new ChatUnderTest(_cluster);
        _cluster.Messenger.FailNext(call => call is AddMemberCall add && add.User == UserOf(Student(2)), PlatformFault.MemberRefused, times: 100, code: "981");
        await chat.SetSourceAsync(Students(3));
        await chat.LinkAsync([Administrator, .. Students(3)]);
        await chat.UntilJoinedAsync(Student(1), Student(3));
        var refused = await Poll.UntilAsync(() => chat.MemberAsync(Student(2)), member => member.Pending == PendingReason.Privacy, "refused");
        Assert.Equal(MemberPlatformState.Pending, refused.Platform);
        Assert.Equal(ChatPlatformState.InStep, (await chat.GetAsync()).Platform);
    }

    [Fact]
    public async Task Work_WhenTheChatIsLostThere_ItIsMadeAndFilledAgain()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(3));
        await chat.LinkAsync([Administrator, .. Students(2)]);
        await chat.UntilJoinedAsync(Students(2));
        _cluster.Messenger.Lose(chat.There!.Id);
        await chat.LinkAsync(Student(3));
        await chat.UntilJoinedAsync(Students(3));
        Assert.Single(_cluster.Messenger.Chats());
    }

    [Fact]
    public async Task GetSeatAsync_WhenTheChatIsThere_TellsMemberRoleAndPlatformChat()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Student(1));
        await chat.LinkAsync([Administrator]);
        await chat.UntilJoinedAsync();
        var teacher = (await chat.Grain.GetSeatAsync(Teacher, default)).Value!;
        Assert.Equal((true, MemberRole.Administrator, chat.There!.Id), (teacher.IsMember, teacher.Role!.Value, teacher.PlatformChat));
        var stranger = (await chat.Grain.GetSeatAsync(new AccountId("stranger"), default)).Value!;
        Assert.Equal((false, null), (stranger.IsMember, stranger.Role));
    }
}
