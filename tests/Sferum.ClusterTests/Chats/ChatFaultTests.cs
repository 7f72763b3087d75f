using Sferum.Grains.Chats;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Chats;

/// <summary>Whatever dies in between, the chat ends as it should, and nothing is made twice.</summary>
public sealed class ChatFaultTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Work_WhenTheAnswerOfTheCreationIsLost_TheChatIsFoundAndNotMadeTwice()
    {
        _cluster.Messenger.FailNext(call => call is CreateChatCall, PlatformFault.Unknown, afterEffect: true);
        await FillAsync(3);
        AssertNothingDoubled();
    }

    [Fact]
    public async Task Work_WhenTheCreationSurelyDidNotHappen_ItIsAskedForAgain()
    {
        _cluster.Messenger.FailNext(call => call is CreateChatCall, PlatformFault.Unknown);
        await FillAsync(3);
        AssertNothingDoubled();
    }

    [Fact]
    public async Task Work_WhenAnswersOfAdditionsAreLost_NobodyIsAddedTwice()
    {
        _cluster.Messenger.FailNext(call => call is AddMemberCall, PlatformFault.Unknown, times: 5, afterEffect: true);
        await FillAsync(10);
        AssertNothingDoubled();
    }

    [Theory]
    [InlineData(WriteFault.Refused)]
    [InlineData(WriteFault.LostBefore)]
    [InlineData(WriteFault.LostAfter)]
    [InlineData(WriteFault.Inconsistent)]
    public async Task Work_WhenWritesOfTheChatFail_NothingIsDoubled(WriteFault fault)
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(5));
        await chat.LinkAsync(Students(5));
        for (var i = 0; i < 4; i++)
        {
            _cluster.Faults.FailNext("chat", fault);
        }

        await chat.LinkAsync(Administrator);
        await chat.UntilJoinedAsync(Students(5));
        AssertNothingDoubled();
    }

    [Fact]
    public async Task Work_WhenTheSiloIsKilledAgainAndAgain_EverybodyIsAddedOnce()
    {
        _cluster.Messenger.Limits = new PlatformLimits(RequestsPerSecond: 2, CallsPerRequest: 25);
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(60));
        await chat.LinkAsync([Administrator, .. Students(60)]);
        foreach (var reached in new[] { 1, 10, 30, 50 })
        {
            await Poll.UntilAsync(() => _cluster.Messenger.Chats().Sum(c => c.Members.Count) >= reached, $"{reached} members there");
            await _cluster.RestartAsync();
        }

        await chat.UntilJoinedAsync(Students(60));
        AssertNothingDoubled();
        Assert.Equal(62, Assert.Single((await chat.Registry.ListAsync(new ChatQuery(), default)).Chats).MemberCount);
    }

    [Fact]
    public async Task Work_WhenThePlatformThrottlesAdditions_WaitsVisiblyAndGoesOnAfterARestart()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(3));
        _cluster.Messenger.FailNext(call => call is AddMemberCall, PlatformFault.Throttled);
        await chat.LinkAsync([Administrator, .. Students(3)]);
        var held = await Poll.UntilAsync(chat.GetAsync, c => c.Trouble == PlatformTrouble.Throttled, "throttled");
        Assert.Equal(ChatPlatformState.HeldUp, held.Platform);
        _cluster.Time.Advance(TimeSpan.FromHours(1));
        await _cluster.RestartAsync();
        // What was under way when the clock was put forward may have noted a pause from then on; and the sweep goes by the machine's clock.
        _cluster.Time.Advance(TimeSpan.FromMinutes(1));
        await chat.Grain.WakeAsync();
        await chat.UntilJoinedAsync(Students(3));
        Assert.Equal(PlatformTrouble.None, (await Poll.UntilAsync(chat.GetAsync, c => c.Platform == ChatPlatformState.InStep, "in step")).Trouble);
        AssertNothingDoubled();
    }

    [Fact]
    public async Task Work_WhenTheAdministratorsLinkBreaks_WaitsForTheNewLink()
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(2));
        await chat.LinkAsync([Administrator, Student(1)]);
        await chat.UntilJoinedAsync(Student(1));
        _cluster.Identity.Expire(UserOf(Administrator), refreshToo: true);
        await chat.LinkAsync(Student(2));
        var held = await Poll.UntilAsync(chat.GetAsync, c => c.Trouble == PlatformTrouble.AdministratorLinkBroken, "a broken link");
        Assert.Equal(ChatPlatformState.HeldUp, held.Platform);
        await chat.LinkAsync(Administrator);
        await chat.UntilJoinedAsync(Students(2));
        AssertNothingDoubled();
    }

    [Fact]
    public async Task SetSourceAsync_WhenItsWriteFails_LeavesNoTrace()
    {
        var chat = new ChatUnderTest(_cluster);
        _cluster.Faults.FailNext("chat", WriteFault.Refused);
        await Assert.ThrowsAnyAsync<Exception>(() => chat.SetSourceAsync(Student(1)));
        Assert.True((await chat.Grain.GetAsync(default)).IsRefused);
        await chat.SetSourceAsync(Students(2));
        Assert.Equal(4, (await chat.GetAsync()).MemberCount);
    }

    [Fact]
    public async Task SetSourceAsync_WhenTheRegistryFails_TheRowFollows()
    {
        var chat = new ChatUnderTest(_cluster);
        _cluster.Faults.FailNext("chat-segment", WriteFault.LostBefore);
        await chat.SetSourceAsync(Student(1));
        await Poll.UntilAsync(() => chat.Registry.ListAsync(new ChatQuery(), default), page => page.Total == 1, "the row");
    }

    private async Task FillAsync(int students)
    {
        var chat = new ChatUnderTest(_cluster);
        await chat.SetSourceAsync(Students(students));
        await chat.LinkAsync([Administrator, .. Students(students)]);
        await chat.UntilJoinedAsync(Students(students));
    }

    private void AssertNothingDoubled()
    {
        var chat = new ChatUnderTest(_cluster);
        Assert.Single(_cluster.Messenger.Chats());
        Assert.Empty(chat.Doubled("member_added"));
    }
}
