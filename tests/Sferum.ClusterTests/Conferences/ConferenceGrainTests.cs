using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What callers get of conferences: plan, look, take part, join, end.</summary>
public sealed class ConferenceGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan, ConferenceWorld.Mother);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Create_WhenItFits_GivesTheConferenceWithItsParticipants()
    {
        var created = await _world.CreateAsync(_world.Command(Minute, Minute) with { Actor = ConferenceWorld.Ivan });

        var conference = created.Value!.Conference;
        Assert.Equal((ConferenceStage.Scheduled, "5 А", ConferenceWorld.Ivan), (conference.Stage, conference.ChatTitle, conference.CreatedBy));
        Assert.Equal($"5 А, {conference.Date:dd'.'MM'.'yyyy}", conference.Title);
        Assert.Equal((4, PersonKinds.Staff | PersonKinds.Student), (created.Value.ParticipantCount, created.Value.Kinds));
        Assert.Equal(RefusalReason.ConferenceNotStarted, created.Value.JoinRefusal);
        Assert.Equal(2, await _world.CountRemindersAsync(conference.Id));
    }

    [Fact]
    public async Task Create_WhenRepeated_GivesTheSameAndWithAnotherBodyIsRefused()
    {
        var command = _world.Command(Minute, Minute);
        var first = await _world.CreateAsync(command);

        Assert.Equal(first.Value!.Conference, (await _world.CreateAsync(command)).Value?.Conference);
        Assert.Equal(RefusalReason.RequestIdReused, (await _world.CreateAsync(command with { Request = new("r-1", 2) })).Refusal?.Reason);
        await _world.Cluster.RestartAsync();
        Assert.Equal(first.Value.Conference, (await _world.CreateAsync(command)).Value?.Conference);
    }

    [Fact]
    public async Task Create_WhenOnlyValidated_LeavesNothing()
    {
        var command = _world.Command(Minute, Minute);

        Assert.Equal(4, (await _world.CreateAsync(command with { ValidateOnly = true })).Value?.ParticipantCount);
        Assert.Equal(RefusalReason.NotFound, (await _world.Conference(_world.IdOf(command)).GetAsync(default)).Refusal?.Reason);
        Assert.Equal(0, await _world.CountRemindersAsync(_world.IdOf(command)));
    }

    [Fact]
    public async Task Create_WhenRefused_SaysWhy()
    {
        var command = _world.Command(Minute, Minute);

        Assert.Equal(RefusalReason.NotFound, await RefusalOf(command with { Chat = new ChatId(_world.School, "none") }));
        Assert.Equal(RefusalReason.NotFound, await RefusalOf(command with { Chat = new ChatId(new SchoolId("8"), "teachers") }));
        Assert.Equal(RefusalReason.ChatNotAvailable, await RefusalOf(command with { Actor = ConferenceWorld.Mother }));
        Assert.Equal(RefusalReason.AccountNotLinked, await RefusalOf(command with { Actor = ConferenceWorld.Anna }));
        Assert.Equal(RefusalReason.MemberNotInSchool, await RefusalOf(command with { AddParticipants = [new AccountId("stranger")] }));
        Assert.Equal(RefusalReason.ParticipantKindNotAllowed, await RefusalOf(command with { AddParticipants = [ConferenceWorld.Mother] }));
        Assert.Equal(RefusalReason.AdministratorNotRemovable, await RefusalOf(command with { RemoveParticipants = [ConferenceWorld.Head] }));
        Assert.Equal(RefusalReason.EndBeforeStart, await RefusalOf(command with { LocalEnd = command.LocalStart }));
    }

    [Fact]
    public async Task Create_WhenItsWriteFails_LeavesNoConferenceAndItsRemindersGoByThemselves()
    {
        var command = _world.Command(Minute, Minute);
        _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);

        await Assert.ThrowsAsync<SferumFault>(() => _world.CreateAsync(command));

        Assert.Equal(RefusalReason.NotFound, (await _world.Conference(_world.IdOf(command)).GetAsync(default)).Refusal?.Reason);
        _world.Advance(5 * Minute);
        await Poll.UntilAsync(() => _world.CountRemindersAsync(_world.IdOf(command)), count => count == 0, "no reminders");
        Assert.Empty(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Create_WhenTheAnswerOfItsWriteIsLost_IsThereForTheRetry()
    {
        var command = _world.Command(Minute, Minute);
        _world.Cluster.Faults.FailNext("conference", WriteFault.LostAfter);

        Assert.Equal(FaultKind.OutcomeUnknown, (await Assert.ThrowsAsync<SferumFault>(() => _world.CreateAsync(command))).Kind);

        Assert.Equal(ConferenceStage.Scheduled, (await _world.CreateAsync(command)).Value?.Conference.Stage);
    }

    [Fact]
    public async Task Join_WhenActive_GivesTheLinkToParticipantsAlone()
    {
        var conference = await _world.PlanAsync();
        Assert.Equal("start_time", Assert.Single((await JoinAsync(conference.Id, ConferenceWorld.Ivan)).Refusal!.Facts).Key);

        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        var door = await JoinAsync(conference.Id, ConferenceWorld.Ivan);
        Assert.Equal((_world.Messenger.Calls().Single().Link, conference.EndTime), (door.Value?.Link, door.Value?.EndTime));
        Assert.DoesNotContain("calls.invalid", $"{door.Value}", StringComparison.Ordinal);
        Assert.False((await JoinAsync(conference.Id, ConferenceWorld.Head)).IsRefused);
        Assert.Equal(RefusalReason.AccountNotLinked, (await JoinAsync(conference.Id, ConferenceWorld.Anna)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotAParticipant, (await JoinAsync(conference.Id, ConferenceWorld.Mother)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotAParticipant, (await JoinAsync(conference.Id, new AccountId("stranger"))).Refusal?.Reason);

        _world.AdvanceTo(conference.EndTime);
        Assert.Equal(RefusalReason.ConferenceOver, (await JoinAsync(conference.Id, ConferenceWorld.Ivan)).Refusal?.Reason);
    }

    [Fact]
    public async Task View_WhenSomebodyLooks_ShowsWhetherItCanJoin()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        Assert.Equal(RefusalReason.Unspecified, (await ViewAsync(conference.Id, ConferenceWorld.Ivan)).Value?.JoinRefusal);
        Assert.Equal(RefusalReason.AccountNotLinked, (await ViewAsync(conference.Id, ConferenceWorld.Anna)).Refusal?.Reason);
        Assert.Equal(RefusalReason.NotAParticipant, (await ViewAsync(conference.Id, ConferenceWorld.Mother)).Refusal?.Reason);
        Assert.Equal(4, (await ViewAsync(conference.Id, null)).Value?.ParticipantCount);
    }

    [Fact]
    public async Task ListParticipants_WhenEditedByHand_FollowsChatAndHand()
    {
        var command = _world.Command(Minute, Minute) with
        {
            Chat = _world.ParentsChat,
            Type = ConferenceType.VideoCall,
            Title = "Собрание",
            AddParticipants = [ConferenceWorld.Anna],
            RemoveParticipants = [ConferenceWorld.Teacher],
        };
        var id = (await _world.CreateAsync(command)).Value!.Conference.Id;

        var page = (await _world.Conference(id).ListParticipantsAsync(new ParticipantQuery { ShowRemoved = true, Viewer = ConferenceWorld.Mother }, default)).Value!;

        Assert.Equal(["anna", "head", "mother", "teacher"], page.Participants.Select(participant => participant.Person.Account.Segment));
        Assert.Equal(["anna"], Where(page, participant => participant.AddedByHand && !participant.FromChat));
        Assert.Equal(["teacher"], Where(page, participant => participant.RemovedByHand));
        Assert.Equal(["head"], Where(page, participant => participant.SferumAdministrator));
        Assert.Equal(["head", "mother"], Where(page, participant => participant.Link == Grains.UserLinks.LinkState.Linked));
        var parents = (await _world.Conference(id).ListParticipantsAsync(new ParticipantQuery { Kinds = PersonKinds.Parent, Text = "ЕЛКИНА" }, default)).Value!;
        Assert.Equal((1, "mother"), (parents.Total, parents.Participants[0].Person.Account.Segment));
        Assert.Equal(3, (await ViewAsync(id, null)).Value?.ParticipantCount);
    }

    [Fact]
    public async Task End_WhenActive_EndsItForEverybodyAndOnce()
    {
        var conference = await _world.PlanAsync();
        Assert.Equal(RefusalReason.ConferenceNotStarted, (await EndAsync(conference.Id, "e-0")).Refusal?.Reason);
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        Assert.False((await EndAsync(conference.Id, "e-1")).IsRefused);
        Assert.False((await EndAsync(conference.Id, "e-1")).IsRefused);
        Assert.False((await EndAsync(conference.Id, "e-2")).IsRefused);

        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.False(_world.Messenger.Calls().Single().Open);
        Assert.Single(_world.Messenger.Ledger, effect => effect.Kind == "call_finished");
    }

    private async Task<RefusalReason?> RefusalOf(CreateConference command) => (await _world.CreateAsync(command)).Refusal?.Reason;

    private Task<Outcome<ConferenceDoor>> JoinAsync(ConferenceId id, AccountId account) => _world.Conference(id).JoinAsync(account, default);

    private Task<Outcome<ConferenceView>> ViewAsync(ConferenceId id, AccountId? viewer) => _world.Conference(id).ViewAsync(viewer, default);

    private Task<Outcome<ConferenceView>> EndAsync(ConferenceId id, string request) =>
        _world.Conference(id).EndAsync(new EndConference { Request = new(request, 1) }, default);

    private static IEnumerable<string> Where(ParticipantPage page, Func<ConferenceParticipant, bool> holds) =>
        page.Participants.Where(holds).Select(participant => participant.Person.Account.Segment);
}
