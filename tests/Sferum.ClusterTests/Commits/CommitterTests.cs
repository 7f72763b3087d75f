using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Outcomes;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Commits;

/// <summary>The one way to write a state: nothing of a failed write is ever seen again, nothing acknowledged is lost, a repeated request counts once.</summary>
public sealed class CommitterTests : IAsyncLifetime
{
    private readonly TallyEffects _effects = new();
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() =>
        _cluster = await ClusterUnderTest.StartAsync(silo => silo.Services.AddSingleton(_effects));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData(WriteFault.Refused, FaultKind.Unavailable)]
    [InlineData(WriteFault.Inconsistent, FaultKind.Unavailable)]
    [InlineData(WriteFault.LostBefore, FaultKind.OutcomeUnknown)]
    public async Task Add_WhenTheWriteFails_LeavesNoTraceInAnyLaterReadOrWrite(WriteFault fault, FaultKind expected)
    {
        await Tally("failed").AddAsync(null, 1);
        _cluster.Faults.FailNext("tally", fault);

        var error = await Assert.ThrowsAsync<SferumFault>(() => Tally("failed").AddAsync("r1", 10));

        Assert.Equal(expected, error.Kind);
        Assert.Equal(1, await Tally("failed").ReadAsync());
        Assert.Equal(3, (await Tally("failed").AddAsync(null, 2)).Value);
        await _cluster.RestartAsync();
        Assert.Equal(3, await Tally("failed").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenTheAnswerOfTheWriteIsLost_CountsOnceForItsRequestId()
    {
        _cluster.Faults.FailNext("tally", WriteFault.LostAfter);

        var error = await Assert.ThrowsAsync<SferumFault>(() => Tally("lost").AddAsync("r1", 10));

        Assert.Equal(FaultKind.OutcomeUnknown, error.Kind);
        Assert.Equal(10, (await Tally("lost").AddAsync("r1", 10)).Value);
        Assert.Equal(10, await Tally("lost").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenRepeatedAfterARestart_CountsOnce()
    {
        await Tally("repeated").AddAsync("r1", 5);
        await Tally("repeated").AddAsync("r2", 7);
        await _cluster.RestartAsync();

        Assert.Equal(12, (await Tally("repeated").AddAsync("r1", 5)).Value);
        Assert.Equal(RefusalReason.RequestIdReused, (await Tally("repeated").AddAsync("r1", 6)).Refusal?.Reason);
    }

    [Fact]
    public async Task Add_WhenRefusedOrWithoutChange_WritesNothing()
    {
        await Tally("quiet").AddAsync(null, 1);
        var writes = _cluster.Faults.Writes;

        Assert.Equal(RefusalReason.NumberOutOfRange, (await Tally("quiet").AddAsync("r", -1)).Refusal?.Reason);
        await Tally("quiet").AddAsync(null, 0);

        Assert.Equal(writes, _cluster.Faults.Writes);
        Assert.Equal(1, await Tally("quiet").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenOneOfManyDecisionsThrows_FailsThatOneAlone()
    {
        var calls = Enumerable.Range(0, 50).Select(i => Try(Tally("bug").AddAsync(null, i == 25 ? 666 : 1))).ToArray();

        var failed = (await Task.WhenAll(calls)).Where(error => error is not null).ToArray();

        Assert.Equal(FaultKind.Bug, Assert.Single(failed)!.Kind);
        Assert.Equal(49, await Tally("bug").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenManyComeAtOnce_AreWrittenTogetherAndNoneIsLost()
    {
        var before = _cluster.Faults.Writes;

        var sums = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Tally("many").AddAsync($"r{i}", 1)));

        Assert.Equal(500, sums.Select(sum => sum.Value).Distinct().Count());
        Assert.True(_cluster.Faults.Writes - before < 250, $"{_cluster.Faults.Writes - before} writes");
        await _cluster.RestartAsync();
        Assert.Equal(500, await Tally("many").ReadAsync());
    }

    [Fact]
    public async Task Add_WhenWritesFailAtRandom_ReadersSeeOnlyWhatIsOnDisk()
    {
        var acknowledged = 0L;
        var unknown = 0L;
        var random = new Random(15);
        for (var i = 0; i < 300; i++)
        {
            if (random.Next(4) == 0)
            {
                _cluster.Faults.FailNext("tally", (WriteFault)random.Next(4));
            }

            var error = await Try(Tally("random").AddAsync($"r{i}", 1));
            acknowledged += error is null ? 1 : 0;
            unknown += error is { Kind: FaultKind.OutcomeUnknown } ? 1 : 0;
        }

        var seen = await Tally("random").ReadAsync();
        await _cluster.RestartAsync();
        Assert.Equal(seen, await Tally("random").ReadAsync());
        Assert.InRange(seen, acknowledged, acknowledged + unknown);
    }

    [Fact]
    public async Task Owe_WhenTheStepFails_IsTriedAgainUntilDoneOnce()
    {
        await Tally("owing").OweAsync(failures: 2);

        await Poll.UntilAsync(() => _effects.Done == 1, "the effect");
        await Tally("owing").WakeAsync();
        Assert.Equal(1, _effects.Done);
    }

    [Fact]
    public async Task Owe_WhenTheSiloDiesBefore_IsDoneAfterTheNextStartByItself()
    {
        _effects.Stuck = true;
        await Tally("dying").OweAsync(failures: 0);
        await _cluster.StopAsync();
        _effects.Stuck = false;
        await _cluster.RestartAsync();

        await Poll.UntilAsync(() => _effects.Done == 1, "the effect, woken by the sweep alone");
    }

    [Fact]
    public async Task Owe_WhenTheNoteOfItsEndIsLost_IsDoneAgainByItself()
    {
        _effects.Stuck = true;
        await Tally("noted").OweAsync(failures: 0);
        _effects.Stuck = false;
        _cluster.Faults.FailNext("tally", WriteFault.LostBefore);
        await Tally("noted").RetryNowAsync();

        await Poll.UntilAsync(() => _effects.Done == 2, "the effect, at least once");
    }

    private static async Task<SferumFault?> Try(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (SferumFault error)
        {
            return error;
        }
    }

    private ITallyGrain Tally(string name) => _cluster.Grains.GetGrain<ITallyGrain>($"s:{name}");
}
