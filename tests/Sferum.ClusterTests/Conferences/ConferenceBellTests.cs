using Sferum.Grains.Conferences;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>Many conferences of one administrator that begin and end at one moment, and those that have long to wait.</summary>
public sealed class ConferenceBellTests : IAsyncLifetime
{
    private const int Rung = 27;

    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Bell_WhenManyOfOneAdministratorAreDue_FillsRequestsAndLeavesTheirRemindersAlone()
    {
        var planned = await Task.WhenAll(Enumerable.Range(0, Rung).Select(i => _world.PlanAsync($"r-{i}")));
        var start = planned.Max(conference => conference.StartTime);
        _world.AdvanceTo(start);
        await UntilAsync(planned, ConferenceStage.Active);
        Assert.Equal(Rung, _world.Stall.Rung.Sum());
        Assert.InRange(_world.Stall.Rung.Count, 2, 4);
        Assert.Equal(2 * Rung, (await Task.WhenAll(planned.Select(conference => _world.CountRemindersAsync(conference.Id)))).Sum());

        _world.Stall.Rung.Clear();
        _world.AdvanceTo(planned.Max(conference => conference.EndTime));
        await UntilAsync(planned, ConferenceStage.Ended);
        Assert.Equal(Rung, _world.Stall.Rung.Sum());
        Assert.InRange(_world.Stall.Rung.Count, 2, 4);
    }

    [Fact]
    public async Task Create_WhenItIsFarAhead_DoesNotStayInMemory()
    {
        await _world.CreateAsync(_world.Command(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30), "far"));
        await Poll.UntilAsync(InMemoryAsync, count => count == 0, "nothing in memory");

        await _world.PlanAsync("near");
        Assert.Equal(1, await InMemoryAsync());
    }

    [Fact]
    public async Task Conference_WhoseStartIsNearWhenItsProcessIsStartedAgain_IsWaitedForInMemory()
    {
        await _world.PlanAsync("near");
        await _world.CreateAsync(_world.Command(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(30), "later"));
        _world.Advance(TimeSpan.FromSeconds(10));

        await _world.Cluster.RestartAsync();

        await Poll.UntilAsync(InMemoryAsync, count => count == 1, "the near one in memory");
    }

    [Fact]
    public async Task Conference_WhenItIsOverAndItsRemindersAreGone_DoesNotStayInMemory()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        _world.AdvanceTo(conference.EndTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.Equal(1, await InMemoryAsync());

        await Poll.UntilAsync(
            () =>
            {
                _world.Advance(TimeSpan.FromSeconds(10));
                return InMemoryAsync();
            },
            count => count == 0,
            "nothing in memory");
        Assert.Equal(0, await _world.CountRemindersAsync(conference.Id));
    }

    private async Task<int> InMemoryAsync() => (await _world.Cluster.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics())
        .Where(type => type.GrainType.Contains(nameof(ConferenceGrain), StringComparison.Ordinal)).Sum(type => type.ActivationCount);

    private Task<ConferenceSnapshot[]> UntilAsync(IEnumerable<ConferenceSnapshot> conferences, ConferenceStage stage) => Task.WhenAll(conferences.Select(conference => _world.UntilAsync(conference.Id, stage)));
}
