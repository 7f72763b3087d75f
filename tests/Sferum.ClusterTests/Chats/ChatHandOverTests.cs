using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Chats;

/// <summary>A chat changes hands in a running cluster: it stays one chat, and the old administrator's tokens go when they are needed no more.</summary>
public sealed class ChatHandOverTests : IAsyncLifetime
{
    private static readonly AccountId Heir = new("heir");

    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Work_WhenTheAdministratorChanges_TheHeirTakesTheChatOverAndTheOldTokensGoBack()
    {
        var chat = await FilledAsync();
        await chat.NameAsync(Heir, Students(3));
        await chat.LinkAsync(Heir);
        await chat.UntilJoinedAsync(Students(3));
        AssertOneChat(chat);
        _cluster.Time.Advance(TimeSpan.FromDays(2));
        await _cluster.Grains.UserLink(Administrator).RetryNowAsync();
        var link = _cluster.Grains.UserLink(Administrator);
        await Poll.UntilAsync(() => link.GetAccessTokenAsync(0, default), token => token.Refusal?.Reason == RefusalReason.LinkBroken, "the old tokens given back");
        _cluster.Time.Advance(TimeSpan.FromHours(1));
        await chat.LinkAsync(Student(4));
        await chat.SetSourceAsync(Students(4));
        await chat.UntilJoinedAsync(Students(4));
        AssertOneChat(chat);
    }

    [Fact]
    public async Task Work_WhenTheSiloDiesAgainAndAgain_TheChatIsHandedOverOnce()
    {
        _cluster.Messenger.Limits = new PlatformLimits(RequestsPerSecond: 3, CallsPerRequest: 25);
        var chat = await FilledAsync(Heir);
        await chat.NameAsync(Heir, Students(3));
        await chat.LinkAsync(Heir);
        for (var kill = 0; kill < 4; kill++)
        {
            var requests = _cluster.Messenger.Requests.Count;
            await Poll.UntilAsync(() => Task.FromResult(_cluster.Messenger.Requests.Count), count => count > requests || IsDone(chat), "another request");
            await _cluster.RestartAsync();
            // What was put off, for longer with every death, is due.
            _cluster.Time.Advance(TimeSpan.FromMinutes(2));
        }

        await chat.UntilJoinedAsync(Students(3));
        AssertOneChat(chat);
    }

    [Theory]
    [InlineData(typeof(InviteLinkCall))]
    [InlineData(typeof(JoinByLinkCall))]
    [InlineData(typeof(SetRoleCall))]
    [InlineData(typeof(RemoveMemberCall))]
    public async Task Work_WhenAnAnswerOnTheWayIsLost_TheChatIsHandedOverOnce(Type call)
    {
        var chat = await FilledAsync();
        _cluster.Messenger.FailNext(call.IsInstanceOfType, PlatformFault.Unknown, times: 2, afterEffect: true);
        await chat.NameAsync(Heir, Students(3));
        await chat.LinkAsync(Heir);
        await chat.UntilJoinedAsync(Students(3));
        AssertOneChat(chat);
    }

    [Fact]
    public async Task Work_WhenTheHeirsRoleIsTakenAwayRightBeforeItTakesOver_GetsItBackFirst()
    {
        var chat = await FilledAsync();
        _cluster.Messenger.ChangeAfterNext(call => call is SetRoleCall { Administrator: true } role && role.User == UserOf(Heir), chat.There!.Id, there => there.Members[UserOf(Heir)] = false);
        await chat.NameAsync(Heir, Students(3));
        await chat.LinkAsync(Heir);
        await chat.UntilJoinedAsync(Students(3));
        Assert.Equal(2, _cluster.Messenger.Ledger.Count(effect => effect.Kind == "role_set" && effect.Detail == $"{UserOf(Heir)} True"));
        AssertOneChat(chat);
    }

    [Fact]
    public async Task RecreateAsync_WhenTheOldTokenIsDead_MakesTheChatAgainOnce()
    {
        var chat = await FilledAsync();
        await chat.NameAsync(Heir, Students(3));
        _cluster.Identity.Expire(UserOf(Administrator), refreshToo: true);
        await chat.LinkAsync(Heir);
        var waiting = await Poll.UntilAsync(chat.GetAsync, c => c.Trouble == PlatformTrouble.OperatorNeeded, "an operator needed");
        Assert.Equal(ChatPlatformState.HeldUp, waiting.Platform);
        Assert.Single(_cluster.Messenger.Chats());

        for (var i = 0; i < 2; i++)
        {
            Assert.False((await chat.Grain.RecreateAsync(new RequestKey("again", 1), default)).IsRefused);
            await Poll.UntilAsync(chat.GetAsync, c => c is { Platform: ChatPlatformState.InStep, JoinedCount: 4 }, "the new chat filled");
        }

        Assert.Equal(2, _cluster.Messenger.Chats().Count);
        var refused = await chat.Grain.RecreateAsync(new RequestKey("more", 1), default);
        Assert.Equal(RefusalReason.ChatNotWaitingForOperator, refused.Refusal!.Reason);
    }

    private async Task<ChatUnderTest> FilledAsync(params AccountId[] others)
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync([.. Students(3), .. others]);
        await chat.LinkAsync([Administrator, .. Students(3), .. others]);
        await chat.UntilJoinedAsync([.. Students(3), .. others]);
        return chat;
    }

    private static bool IsDone(ChatUnderTest chat) => chat.There is { } there && !there.Members.ContainsKey(UserOf(Administrator));

    private void AssertOneChat(ChatUnderTest chat)
    {
        Assert.Single(_cluster.Messenger.Chats());
        Assert.True(chat.There!.Members[UserOf(Heir)]);
        Assert.Empty(chat.Doubled("member_added"));
        Assert.Empty(chat.Doubled("member_joined"));
    }
}
