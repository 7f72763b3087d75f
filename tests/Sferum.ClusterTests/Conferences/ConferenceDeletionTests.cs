using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A conference that is deleted is gone for callers, and its call is ended (C13).</summary>
public sealed class ConferenceDeletionTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Delete_WhenScheduled_IsGoneWithItsRemindersAndNeverBegins()
    {
        var conference = await _world.PlanAsync();

        Assert.False((await DeleteAsync(conference.Id)).Value);

        await IsGoneAsync(conference.Id);
        await Poll.UntilAsync(() => _world.CountRemindersAsync(conference.Id), count => count == 0, "no reminders");
        await Poll.UntilAsync(() => _world.Cluster.Grains.ChatAgenda(_world.ClassChat).ReadAsync(default), agenda => agenda.Scheduled.Count == 0, "an empty agenda");
        _world.AdvanceTo(conference.StartTime);
        await _world.TickAsync(conference.Id, "start");
        Assert.Empty(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Delete_WhenActive_EndsTheCallBehindTheAnswer()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        _world.Messenger.FailNext(call => call is FinishCallCall, PlatformFault.AgainSoon, times: 2);

        Assert.True((await DeleteAsync(conference.Id)).Value);

        await IsGoneAsync(conference.Id);
        await Poll.UntilAsync(() => _world.Messenger.Calls().All(call => !call.Open), "the end of the call");
        Assert.Empty((await _world.Cluster.Grains.ChatAgenda(_world.ClassChat).ReadAsync(default)).Active);
    }

    [Fact]
    public async Task Delete_WhenTheCallIsBeingOpened_EndsItOnceItIsThere()
    {
        _world.Stall.Begin<StartCallCall>();
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await Poll.UntilAsync(() => _world.Stall.Held == 1, "the request");

        Assert.True((await DeleteAsync(conference.Id)).Value);
        _world.Stall.Release();

        await Poll.UntilAsync(() => _world.Messenger.Ledger.Any(effect => effect.Kind == "call_finished"), "the end of the call");
        Assert.False(_world.Messenger.Calls().Single().Open);
        await IsGoneAsync(conference.Id);
    }

    [Fact]
    public async Task Delete_WhenRepeated_GivesTheSameAnswerAndAnotherFindsNothing()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.True((await DeleteAsync(conference.Id)).Value);
        await Poll.UntilAsync(() => _world.Messenger.Calls().All(call => !call.Open), "the end of the call");

        await _world.Cluster.RestartAsync();

        Assert.True((await DeleteAsync(conference.Id)).Value);
        Assert.Equal(RefusalReason.NotFound, (await DeleteAsync(conference.Id, "d-2")).Refusal?.Reason);
    }

    [Fact]
    public async Task Create_WhenRepeatedAfterItsDeletion_MakesNoSecondOne()
    {
        var command = _world.Command(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        var created = (await _world.CreateAsync(command)).Value!.Conference;
        await DeleteAsync(created.Id);

        var again = await _world.CreateAsync(command);

        Assert.Equal((created.Id, ConferenceStage.Cancelled), (again.Value?.Conference.Id, again.Value?.Conference.Stage));
        _world.AdvanceTo(created.StartTime);
        await _world.TickAsync(created.Id, "start");
        Assert.Empty(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Delete_WhenOnlyValidated_LeavesIt()
    {
        var conference = await _world.PlanAsync();

        var tried = await _world.Conference(conference.Id).DeleteAsync(new DeleteConference { Request = new RequestKey("d-1", 1), ValidateOnly = true }, default);

        Assert.False(tried.Value);
        Assert.Equal(conference, await _world.ReadAsync(conference.Id));
    }

    private Task<Outcome<bool>> DeleteAsync(ConferenceId id, string request = "d-1") =>
        _world.Conference(id).DeleteAsync(new DeleteConference { Request = new RequestKey(request, 1) }, default);

    private async Task IsGoneAsync(ConferenceId id)
    {
        var conference = _world.Conference(id);
        Assert.Equal(RefusalReason.NotFound, (await conference.GetAsync(default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await conference.ViewAsync(null, default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await conference.JoinAsync(ConferenceWorld.Ivan, default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await conference.ListParticipantsAsync(new ParticipantQuery(), default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await conference.EndAsync(new EndConference { Request = new RequestKey("e-1", 1) }, default)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotFound, (await conference.UpdateAsync(new UpdateConference { Request = new RequestKey("u-1", 1) }, default)).Refusal?.Reason);
    }
}
