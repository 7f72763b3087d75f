using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Sferum.ClusterTests.UserLinks;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Platform;

/// <summary>One administrator's queue: rate, packing, order, refresh, pause, and what is told of calls that were never sent.</summary>
public sealed class LaneGrainTests : IAsyncLifetime
{
    private readonly RecordingMessenger _messenger = new();
    private ClusterUnderTest _cluster = null!;
    private LinkWalk _walk = null!;

    public async Task InitializeAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync(silo => silo.Services.AddSingleton<IMessengerPlatform>(_messenger));
        _messenger.UserOf = _cluster.Identity.UserOf;
        _walk = await new LinkWalk(_cluster, "administrator").BeStaffAsync(administrator: true);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task List_OfLanesThatWereOnlyAskedAfter_DoesNotNameThem()
    {
        await _walk.LinkAsync();
        await Ask(LanePriority.Join, "s", 1);
        Assert.False((await _cluster.Grains.Lane(new AccountId("nobody")).ReadAsync()).IsLane);

        var page = await _cluster.Grains.Lanes().ListAsync(new LaneQuery(), default);

        Assert.Equal(_walk.Account, Assert.Single(page.Lanes).Administrator);
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task Execute_WhenMuchIsAsked_KeepsTheRateAndFillsRequests()
    {
        await _walk.LinkAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Ask(LanePriority.Join, $"s{number % 3}", number)));

        Assert.All(answers, answer => Assert.True(Assert.Single(answer.Results).IsDone));
        Assert.Equal(Enumerable.Range(0, 300).Select(n => $"{n}").Order(), answers.Select(a => a.Results[0].Value!).Order());
        Assert.InRange(_messenger.Requests.Count, 12, 16);
        Assert.InRange(MostInOneSecond(), 1, 3);
    }

    [Fact]
    public async Task Execute_WhenTheTokenHasDied_RefreshesOnceAndLosesNothing()
    {
        await _walk.LinkAsync();
        await Ask(LanePriority.Join, "s", 0);
        _cluster.Identity.Expire(_walk.Profile.UserId);

        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(number => Ask(LanePriority.Join, "s", number)));

        Assert.All(answers, answer => Assert.True(answer.Results[0].IsDone));
        Assert.Equal(2, LinkWalk.Value(await _walk.Grain.GetAccessTokenAsync(0, default)).Generation);
        Assert.InRange(MostInOneSecond(), 1, 3);
    }

    [Fact]
    public async Task Execute_WhenNobodyIsLinked_SaysSoWithoutSending()
    {
        var answer = await Ask(LanePriority.Join, "s", 1);

        Assert.Equal((PlatformTrouble.AdministratorNotLinked, PlatformFault.LinkAgain), (answer.Trouble, answer.Results[0].Fault));
        Assert.Empty(_messenger.Requests);
        await _walk.LinkAsync();
        Assert.True((await Ask(LanePriority.Join, "s", 1)).Results[0].IsDone);
    }

    [Fact]
    public async Task Execute_WhenTheRefreshIsRefused_SaysThatTheLinkIsBroken()
    {
        await _walk.LinkAsync();
        _cluster.Identity.Expire(_walk.Profile.UserId, refreshToo: true);

        var answer = await Ask(LanePriority.Join, "s", 1);

        Assert.Equal((PlatformTrouble.AdministratorLinkBroken, PlatformFault.LinkAgain), (answer.Trouble, answer.Results[0].Fault));
        Assert.Equal(LinkState.Broken, (await _walk.SnapshotAsync()).State);
    }

    [Fact]
    public async Task Execute_WhenEvenFreshTokensAreRefused_BreaksTheLinkAndEnds()
    {
        await _walk.LinkAsync();
        _messenger.UserOf = _ => null;

        var answer = await Ask(LanePriority.Join, "s", 1);

        Assert.Equal(PlatformFault.LinkAgain, answer.Results[0].Fault);
        Assert.Equal(LinkState.Broken, (await _walk.SnapshotAsync()).State);
        Assert.Equal(2, _messenger.Requests.Count);
    }

    [Fact]
    public async Task Execute_WhenThrottled_PausesAllButEndsAndStarts()
    {
        await _walk.LinkAsync();
        _messenger.Answer = (call, _) => call is StartCallCall ? PlatformResult.Done("call") : PlatformResult.Failed(PlatformFault.Throttled, "9");

        Assert.Equal(PlatformTrouble.Throttled, (await Ask(LanePriority.Join, "s", 1)).Trouble);
        var sent = _messenger.Requests.Count;
        var paused = await Ask(LanePriority.Remove, "s", 2);
        var start = await Lane.ExecuteAsync(new LaneWork(LanePriority.Start, "s", [new StartCallCall(null)]), default);

        Assert.Equal((PlatformTrouble.Throttled, PlatformFault.Throttled, "paused"), (paused.Trouble, paused.Results[0].Fault, paused.Results[0].Code));
        Assert.InRange(paused.RetryAfter!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        Assert.True(start.Results[0].IsDone);
        Assert.Equal(sent + 1, _messenger.Requests.Count);
    }

    [Fact]
    public async Task Execute_WhenCancelledWhileWaiting_IsNeverSent()
    {
        await _walk.LinkAsync();
        var held = _messenger.Hold();
        var underWay = new List<Task>();
        for (var requests = 1; requests <= _messenger.Limits.RequestsPerSecond; requests++)
        {
            underWay.Add(Ask(LanePriority.Join, "s", requests));
            await Poll.UntilAsync(() => _messenger.Requests.Count == requests, $"request {requests} is under way");
        }

        using var cancel = new CancellationTokenSource();
        var cancelled = Lane.ExecuteAsync(new LaneWork(LanePriority.Sweep, "s", [new RenameChatCall("cancelled", "x")]), cancel.Token);
        await RoundTripAsync();
        await cancel.CancelAsync();
        await RoundTripAsync();
        await cancelled.ContinueWith(_ => { }, TaskScheduler.Default);
        held.SetResult();
        await Task.WhenAll(underWay);
        await Ask(LanePriority.Sweep, "s", 99);

        Assert.DoesNotContain(_messenger.Requests, request => request.Calls.OfType<RenameChatCall>().Any(call => call.Chat == "cancelled"));
    }

    public static TheoryData<PlatformCall, PlatformCall> ChangesAndLooks => new()
    {
        { new CreateChatCall("title"), new FindChatCall("title") },
        { new AddMemberCall("chat-7", "somebody"), new ReadMembersCall("chat-7", 0) },
        { new RenameChatCall("chat-7", "title"), new ReadChatCall("chat-7") },
    };

    [Theory]
    [MemberData(nameof(ChangesAndLooks))]
    public async Task Execute_WhenAChatIsLookedAtThatIsBeingChanged_LooksOnceThatIsSettled(PlatformCall change, PlatformCall look)
    {
        await _walk.LinkAsync();
        var held = _messenger.Hold();
        var changing = Lane.ExecuteAsync(new LaneWork(LanePriority.Join, "s", [change]), default);
        await Poll.UntilAsync(() => _messenger.Requests.Count == 1, "the chat is being changed");
        var looking = Lane.ExecuteAsync(new LaneWork(LanePriority.Join, "s", [look]), default);
        var other = Ask(LanePriority.Join, "s", 1);
        await Poll.UntilAsync(() => _messenger.Requests.Count == 2, "the lane goes on with other work");

        Assert.IsType<AddMemberCall>(Assert.Single(_messenger.Requests.Last().Calls));
        held.SetResult();
        await Task.WhenAll(changing, looking, other);
        Assert.Equal(look, Assert.Single(_messenger.Requests.Last().Calls));
    }

    [Fact]
    public async Task Execute_WhenAChatIsAskedForTwiceUnderOneTitle_MakesItOnce()
    {
        await _walk.LinkAsync();
        _messenger.Answer = (_, _) => PlatformResult.Done("chat-7");
        var held = _messenger.Hold();
        LaneWork make = new(LanePriority.Join, "s", [new CreateChatCall("title")]);
        var first = Lane.ExecuteAsync(make, default);
        await Poll.UntilAsync(() => _messenger.Requests.Count == 1, "the chat is being made");
        var second = Lane.ExecuteAsync(make, default);
        held.SetResult();

        LaneAnswer[] answers = [await first, await second, await Lane.ExecuteAsync(make, default)];

        Assert.All(answers, answer => Assert.Equal("chat-7", Assert.Single(answer.Results).Value));
        Assert.Single(_messenger.Requests);
    }

    // What was told to the lane before has arrived by now.
    private Task<LaneAnswer> RoundTripAsync() => Lane.ExecuteAsync(new LaneWork(LanePriority.Join, "s", []), default);

    private ILaneGrain Lane => _cluster.Grains.Lane(_walk.Account);

    private Task<LaneAnswer> Ask(LanePriority priority, string source, int number) =>
        Lane.ExecuteAsync(new LaneWork(priority, source, [new AddMemberCall("chat", $"{number}")]), default);

    private int MostInOneSecond()
    {
        var times = _messenger.Requests.Select(request => request.At).ToArray();
        return times.Max(from => times.Count(at => at >= from && TimeProvider.System.GetElapsedTime(from, at) < TimeSpan.FromSeconds(1)));
    }

    /// <summary>Notes when each request arrives.</summary>
    private sealed class RecordingMessenger : IMessengerPlatform
    {
        public PlatformLimits Limits { get; } = new(3, 25);

        public ConcurrentQueue<(long At, IReadOnlyList<PlatformCall> Calls)> Requests { get; } = new();

        public Func<string, string?> UserOf { get; set; } = _ => null;

        private Task Held { get; set; } = Task.CompletedTask;

        public Func<PlatformCall, string, PlatformResult> Answer { get; set; } = (call, _) => PlatformResult.Done((call as AddMemberCall)?.User);

        /// <summary>Keeps all answers back from now on.</summary>
        public TaskCompletionSource Hold()
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Held = held.Task;
            return held;
        }

        public async Task<IReadOnlyList<PlatformResult>> ExecuteAsync(string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
        {
            Requests.Enqueue((TimeProvider.System.GetTimestamp(), calls));
            await Held;
            return UserOf(accessToken) is { } user
                ? [.. calls.Select(call => Answer(call, user))]
                : [.. calls.Select(_ => PlatformResult.Failed(PlatformFault.TokenExpired, "5"))];
        }
    }
}
