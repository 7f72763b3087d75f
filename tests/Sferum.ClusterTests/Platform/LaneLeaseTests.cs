using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Sferum.ClusterTests.UserLinks;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Platform;

/// <summary>Two silos that do not see each other and share their rows: each has an activation of the same lane, and the platform sees one.</summary>
public sealed class LaneLeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly SharedRows _rows = new();
    private readonly TimedMessenger _messenger;
    private ClusterUnderTest _here = null!;
    private ClusterUnderTest _there = null!;
    private LinkWalk _walk = null!;

    public LaneLeaseTests() => _messenger = new TimedMessenger(_time);

    public async Task InitializeAsync()
    {
        _here = await ClusterUnderTest.StartAsync(Configure);
        _there = await ClusterUnderTest.StartAsync(Configure);
        _walk = await new LinkWalk(_here, "administrator").BeStaffAsync(administrator: true);
        await _walk.LinkAsync();
    }

    // Killed: a lane that ends in order waits for a clock that nobody puts forward any more.
    public async Task DisposeAsync()
    {
        await _here.StopAsync();
        await _there.StopAsync();
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task Execute_OnTwoSilosAtOnce_NeverExceedsTheLimitTogether()
    {
        var first = Many(_here, 0);
        await Poll.UntilAsync(() => !_messenger.Requests.IsEmpty, "the first silo calls");
        var second = Many(_there, 1_000);
        await PassAsync(Task.WhenAll(first, second), TimeSpan.FromMinutes(2), LaneOf(_here), LaneOf(_there));
        Assert.All((await first).Concat(await second), answer => Assert.True(Assert.Single(answer.Results).IsDone));

        // Who held it first has lost it meanwhile: that activation says so and ends, and the next one waits for its turn.
        var lost = Assert.Single((await Ask(_here, 2_000)).Results);
        Assert.Equal((PlatformFault.AgainSoon, "no_lease"), (lost.Fault, lost.Code));
        var before = _messenger.Requests.Count;
        var again = Ask(_here, 2_001);
        await PassAsync(again, TimeSpan.FromMinutes(1), LaneOf(_here), LaneOf(_there));
        Assert.True(Assert.Single((await again).Results).IsDone);

        Assert.Equal(before + 1, _messenger.Requests.Count);
        Assert.InRange(MostInOneSecond(), 1, _messenger.Limits.RequestsPerSecond);
        Assert.Equal(41, _messenger.Requests.Sum(request => request.Calls));
    }

    [Fact]
    public async Task Execute_OnASiloThatTakesOverInOrder_NeedNotWait()
    {
        var first = Assert.Single((await Ask(_here, 1)).Results);
        Assert.Equal((PlatformFault.None, ""), (first.Fault, first.Code));
        var stopping = _here.StopAsync(graceful: true);
        await PassAsync(stopping, TimeSpan.FromSeconds(10), OtherLaneOf(_there));

        // With the clock standing still.
        var next = Assert.Single((await Ask(_there, 2).WaitAsync(TimeSpan.FromSeconds(20))).Results);
        Assert.Equal((PlatformFault.None, ""), (next.Fault, next.Code));
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.Services.Configure<LaneOptions>(lanes => lanes.AloneInDeployment = false);
        silo.Services.AddSingleton<IMessengerPlatform>(_messenger);
        silo.Services.AddSingleton(provider => new GrainEquipment(_time, provider.GetRequiredService<ILoggerFactory>()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(StateStore.Name, _rows);
        silo.Services.AddSingleton<ITokenProtector, OneKey>();
    }

    private static Task<LaneAnswer[]> Many(ClusterUnderTest cluster, int from) => Task.WhenAll(Enumerable.Range(from, 20).Select(number => InsistAsync(cluster, number)));

    // As everybody does who owes something: what was not sent is asked for again.
    private static async Task<LaneAnswer> InsistAsync(ClusterUnderTest cluster, int number)
    {
        while (true)
        {
            if (await Ask(cluster, number) is var answer && answer.Results[0].Fault != PlatformFault.AgainSoon)
                return answer;
        }
    }

    private static Task<LaneAnswer> Ask(ClusterUnderTest cluster, int number) => LaneOf(cluster).ExecuteAsync(
        new LaneWork(LanePriority.Join, "s", [new AddMemberCall("chat", $"{number}")]), CancellationToken.None);

    private static ILaneGrain LaneOf(ClusterUnderTest cluster) => cluster.Grains.Lane(new AccountId("administrator"));

    // Has no activation before it is asked, as a lane that moves has none on its next silo.
    private static ILaneGrain OtherLaneOf(ClusterUnderTest cluster) => cluster.Grains.Lane(new AccountId("somebody"));

    private async Task PassAsync(Task task, TimeSpan atMost, params ILaneGrain[] lanes)
    {
        for (var passed = TimeSpan.Zero; !task.IsCompleted && passed < atMost; passed += Step)
        {
            _time.Advance(Step);
            // What came due by that goes on before this answers.
            await Task.WhenAll(lanes.Select(lane => lane.ReadAsync()));
        }

        await task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private int MostInOneSecond()
    {
        var times = _messenger.Requests.Select(request => request.At).ToArray();
        return times.Max(from => times.Count(at => at >= from && at - from < TimeSpan.FromSeconds(1)));
    }

    private sealed class TimedMessenger(TimeProvider time) : IMessengerPlatform
    {
        public PlatformLimits Limits { get; } = new(3, 2);

        public ConcurrentQueue<(DateTimeOffset At, int Calls)> Requests { get; } = new();

        public Task<IReadOnlyList<PlatformResult>> ExecuteAsync(string accessToken, IReadOnlyList<PlatformCall> calls, CancellationToken cancellation)
        {
            Requests.Enqueue((time.GetUtcNow(), calls.Count));
            return Task.FromResult<IReadOnlyList<PlatformResult>>([.. calls.Select(_ => PlatformResult.Done())]);
        }
    }

    /// <summary>Every silo opens what another has sealed.</summary>
    private sealed class OneKey : ITokenProtector
    {
        public string Protect(string purpose, string secret) => secret;

        public bool TryUnprotect(string purpose, string sealedText, out string secret)
        {
            secret = sealedText;
            return true;
        }
    }
}
