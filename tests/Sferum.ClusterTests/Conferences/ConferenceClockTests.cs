using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>Conferences begin and end by themselves, once, at their time, whatever fails in between.</summary>
public sealed class ConferenceClockTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Reminders_WhenTheirMomentsCome_StartAndEndTheCallAndGo()
    {
        var conference = await _world.PlanAsync();

        _world.AdvanceTo(conference.StartTime.AddMilliseconds(-800));
        Assert.Equal(ConferenceStage.Scheduled, (await _world.ReadAsync(conference.Id)).Stage);
        Assert.Empty(_world.Messenger.Calls());
        _world.AdvanceTo(conference.StartTime);
        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.True(active.ActualStartTime >= conference.StartTime);
        Assert.True(_world.Messenger.Calls().Single().Open);
        Assert.Equal(2, await _world.CountRemindersAsync(conference.Id));

        _world.AdvanceTo(conference.EndTime);
        var ended = await _world.UntilAsync(conference.Id, ConferenceStage.Ended);

        Assert.True(ended.ActualEndTime >= conference.EndTime);
        Assert.False(_world.Messenger.Calls().Single().Open);
        Assert.Equal(["call_started", "call_finished"], Effects());
        await SpendRemindersAsync(conference.Id);
        Assert.Equal(["call_started", "call_finished"], Effects());
    }

    [Fact]
    public async Task Ticks_WhenDoubledAndEarlyAndLate_DoNoHarm()
    {
        var conference = await _world.PlanAsync();
        await TickAsync(conference.Id);
        Assert.Empty(_world.Messenger.Calls());

        _world.AdvanceTo(conference.StartTime);
        await TickAsync(conference.Id);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        await TickAsync(conference.Id);
        _world.AdvanceTo(conference.EndTime);
        await TickAsync(conference.Id);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        await TickAsync(conference.Id);

        Assert.Equal(["call_started", "call_finished"], Effects());
    }

    [Fact]
    public async Task Start_WhenThePlatformRefusesForAWhile_IsTriedAgainWithOneCall()
    {
        _world.Messenger.FailNext(call => call is StartCallCall, PlatformFault.AgainSoon, times: 3);
        var conference = await _world.PlanAsync();

        _world.AdvanceTo(conference.StartTime);
        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        Assert.Equal((ConferenceTrouble.None, 0), (active.Trouble, active.PossibleOrphans));
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Start_WhenTheOutcomeIsUnknown_IsAskedForAgainAndTheFirstIsListed()
    {
        _world.Messenger.FailNext(call => call is StartCallCall, PlatformFault.Unknown, afterEffect: true);
        var conference = await _world.PlanAsync();

        _world.AdvanceTo(conference.StartTime);
        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        _world.AdvanceTo(conference.EndTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);

        Assert.Equal(1, active.PossibleOrphans);
        Assert.Equal([true, false], _world.Messenger.Calls().Select(call => call.Open));
    }

    [Fact]
    public async Task Start_WhenTheNoteOfItIsLost_IsAskedForAgainAndTheFirstIsListed()
    {
        _world.Stall.Begin<StartCallCall>();
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await Poll.UntilAsync(() => _world.Stall.Held == 1, "the request");
        _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);
        _world.Stall.Release();

        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        Assert.Equal((1, 2), (active.PossibleOrphans, _world.Messenger.Calls().Count));
    }

    [Fact]
    public async Task Start_WhenTheAdministratorIsNotLinked_WaitsForTheLink()
    {
        await using var world = await ConferenceWorld.StartAsync();
        var conference = await world.PlanAsync();
        world.AdvanceTo(conference.StartTime);
        var starting = await world.UntilAsync(conference.Id, ConferenceStage.Starting);
        Assert.Equal(ConferenceTrouble.AdministratorNotLinked, starting.Trouble);

        await world.LinkAsync(ConferenceWorld.Head);

        Assert.Equal(ConferenceTrouble.None, (await world.UntilAsync(conference.Id, ConferenceStage.Active)).Trouble);
        Assert.Single(world.Messenger.Calls());
    }

    [Fact]
    public async Task Start_WhenNotPossibleUntilTheEnd_IsMissedWithTheReason()
    {
        await using var world = await ConferenceWorld.StartAsync();
        var conference = await world.PlanAsync();
        world.AdvanceTo(conference.StartTime);
        await world.UntilAsync(conference.Id, ConferenceStage.Starting);
        world.AdvanceTo(conference.EndTime);

        Assert.Equal(ConferenceTrouble.AdministratorNotLinked, (await world.UntilAsync(conference.Id, ConferenceStage.Missed)).Trouble);
        Assert.Empty(world.Messenger.Calls());
    }

    [Theory]
    [InlineData(PlatformFault.AgainSoon, false)]
    [InlineData(PlatformFault.Unknown, false)]
    [InlineData(PlatformFault.Unknown, true)]
    public async Task End_WhenNotConfirmed_IsAskedForUntilItIs(PlatformFault fault, bool afterEffect)
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        _world.Messenger.FailNext(call => call is FinishCallCall, fault, times: 3, afterEffect);

        _world.AdvanceTo(conference.EndTime);

        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.False(_world.Messenger.Calls().Single().Open);
        Assert.Single(Effects(), "call_finished");
    }

    [Fact]
    public async Task Start_WhenTheSiloDiesBetweenAskedAndAnswer_IsAskedForAgainAndTheFirstIsListed()
    {
        _world.Stall.Begin<StartCallCall>();
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await Poll.UntilAsync(() => _world.Stall.Held == 1, "the request");
        Assert.Equal(ConferenceStage.Starting, (await _world.ReadAsync(conference.Id)).Stage);

        await _world.Cluster.RestartAsync();

        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.Equal((1, 2), (active.PossibleOrphans, _world.Messenger.Calls().Count));
        _world.AdvanceTo(conference.EndTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.Single(_world.Messenger.Calls(), call => call.Open);
    }

    [Fact]
    public async Task Start_WhenItFellIntoADownTime_HappensAfterIt()
    {
        var conference = await _world.PlanAsync();
        await _world.Cluster.StopAsync();
        _world.AdvanceTo(conference.StartTime.AddSeconds(30));
        await _world.Cluster.RestartAsync();

        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task End_WhenItFellIntoADownTime_HappensAfterIt()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        await _world.Cluster.StopAsync();
        _world.AdvanceTo(conference.EndTime.AddMinutes(3));
        await _world.Cluster.RestartAsync();

        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.False(_world.Messenger.Calls().Single().Open);
    }

    [Fact]
    public async Task Conference_WhenAllOfItFellIntoADownTime_IsMissed()
    {
        var conference = await _world.PlanAsync();
        await _world.Cluster.StopAsync();
        _world.AdvanceTo(conference.EndTime.AddMinutes(3));
        await _world.Cluster.RestartAsync();

        Assert.Equal(ConferenceTrouble.ServiceWasDown, (await _world.UntilAsync(conference.Id, ConferenceStage.Missed)).Trouble);
        Assert.Empty(_world.Messenger.Calls());
    }

    private async Task TickAsync(ConferenceId id) => await Task.WhenAll(
        Enumerable.Range(0, 50).SelectMany(_ => new[] { _world.TickAsync(id, "start"), _world.TickAsync(id, "end") }));

    // A reminder goes with one of its later ticks, within about a minute.
    private async Task SpendRemindersAsync(ConferenceId id) => await Poll.UntilAsync(
        async () =>
        {
            _world.Advance(TimeSpan.FromSeconds(10));
            return await _world.CountRemindersAsync(id);
        },
        count => count == 0,
        "no reminders");

    private IEnumerable<string> Effects() => _world.Messenger.Ledger.Select(effect => effect.Kind).Where(kind => kind.StartsWith("call_", StringComparison.Ordinal));
}
