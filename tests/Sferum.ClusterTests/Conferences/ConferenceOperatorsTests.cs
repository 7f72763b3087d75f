using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What operators see of conferences that did not go as planned.</summary>
public sealed class ConferenceOperatorsTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Orphan_WhenTheOutcomeIsUnknown_IsListedUntilItIsDealtWith()
    {
        var conference = await OrphanAsync();
        var orphan = Assert.Single((await UntilListedAsync()).Calls);
        Assert.Equal((new OrphanCallId(conference.Id, 1), ConferenceWorld.Head, "OUTCOME_UNKNOWN", false), (orphan.Id, orphan.Administrator, orphan.Fault, orphan.Resolved));
        Assert.True(orphan.AskTime >= conference.StartTime);
        Assert.Equal(0, (await ListAsync(new SchoolId("8"))).Total);

        var resolved = await ResolveAsync(orphan.Id, "resolve-1", "closed by hand");
        Assert.Equal((true, "closed by hand"), (resolved.Value!.Resolved, resolved.Value.Note));
        Assert.Equal(0, (await ListAsync(_world.School)).Total);
        Assert.Equal(resolved.Value, (await ResolveAsync(orphan.Id, "resolve-1", "closed by hand")).Value);
        Assert.Equal(resolved.Value, (await ResolveAsync(orphan.Id, "resolve-2", "once more")).Value);
        Assert.Equal(RefusalReason.RequestIdReused, (await ResolveAsync(orphan.Id, "resolve-1", "another", fingerprint: 2)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await ResolveAsync(orphan.Id with { Number = 2 }, "resolve-3", "")).Refusal?.Reason);

        await _world.Cluster.RestartAsync();
        Assert.Equal(0, (await ListAsync(_world.School)).Total);
        Assert.Equal(resolved.Value, Assert.Single((await ListAsync(_world.School, resolvedToo: true)).Calls));
    }

    [Fact]
    public async Task Orphan_WhenTheListCannotBeWritten_IsListedLater()
    {
        _world.Cluster.Faults.FailNext("orphan-part", WriteFault.Refused);

        await OrphanAsync();
        _world.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await UntilListedAsync()).Total);
    }

    [Fact]
    public async Task Orphan_WhenTheAnswerCannotBeNoted_IsListedBesideTheCallThatIsKnown()
    {
        _world.Stall.Begin<StartCallCall>();
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await Poll.UntilAsync(() => _world.Stall.Held == 1, "the request");
        _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);
        _world.Stall.Release();
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        Assert.Equal("NO_ANSWER", Assert.Single((await UntilListedAsync()).Calls).Fault);
    }

    [Fact]
    public async Task End_WhenItCannotBeProved_IsListedUntilItIs()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.Equal(0, (await StuckAsync(TimeSpan.Zero)).Total);
        var failing = true;
        _world.Messenger.FailNext(call => failing && call is FinishCallCall, PlatformFault.Unknown, times: 1_000);
        _world.AdvanceTo(conference.EndTime);
        await Poll.UntilAsync(() => _world.ReadAsync(conference.Id), read => read.Trouble == ConferenceTrouble.OutcomeUnknown, "the trouble");
        Assert.Equal(0, (await StuckAsync(TimeSpan.FromHours(1))).Total);
        _world.Advance(StuckQuery.UsualLateness);

        var stuck = Assert.Single((await StuckAsync(StuckQuery.UsualLateness)).Conferences);
        Assert.Equal(
            (conference.Id, ConferenceStage.Ending, ConferenceTrouble.OutcomeUnknown, conference.EndTime), (stuck.Id, stuck.Stage, stuck.Trouble, stuck.DueTime));
        Assert.True(stuck.Attempts >= 1);
        Assert.Equal(0, (await _world.Cluster.Grains.StuckConferences().ListAsync(new StuckQuery { School = new SchoolId("8") }, default)).Total);

        failing = false;
        await _world.Conference(conference.Id).RetryNowAsync();
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.Equal(0, (await StuckAsync(TimeSpan.Zero)).Total);
    }

    [Fact]
    public async Task Start_WhenTheAdministratorIsNotLinked_IsListedWithTheReason()
    {
        await using var world = await ConferenceWorld.StartAsync();
        var conference = await world.PlanAsync();
        world.AdvanceTo(conference.StartTime);
        await world.UntilAsync(conference.Id, ConferenceStage.Starting);
        world.Advance(TimeSpan.FromSeconds(15));

        var page = await world.Cluster.Grains.StuckConferences().ListAsync(new StuckQuery(), default);

        var stuck = Assert.Single(page.Conferences);
        Assert.Equal((ConferenceStage.Starting, ConferenceTrouble.AdministratorNotLinked, conference.StartTime), (stuck.Stage, stuck.Trouble, stuck.DueTime));
    }

    private async Task<ConferenceSnapshot> OrphanAsync()
    {
        _world.Messenger.FailNext(call => call is StartCallCall, PlatformFault.Unknown, afterEffect: true);
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        return await _world.UntilAsync(conference.Id, ConferenceStage.Active);
    }

    private Task<OrphanPage> UntilListedAsync() => Poll.UntilAsync(() => ListAsync(_world.School), page => page.Total > 0, "the orphan");

    private Task<OrphanPage> ListAsync(SchoolId school, bool resolvedToo = false) =>
        _world.Cluster.Grains.OrphanRegister().ListAsync(new OrphanQuery { School = school, ShowResolved = resolvedToo }, default);

    private Task<StuckPage> StuckAsync(TimeSpan lateness) =>
        _world.Cluster.Grains.StuckConferences().ListAsync(new StuckQuery { School = _world.School, MinimumLateness = lateness }, default);

    private Task<Outcome<OrphanCall>> ResolveAsync(OrphanCallId id, string request, string note, ulong fingerprint = 1) =>
        _world.Cluster.Grains.OperatedConference(id.Conference).ResolveOrphanAsync(new ResolveOrphanCall(new RequestKey(request, fingerprint), id.Number, note), default);
}
