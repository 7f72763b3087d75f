using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>A conference that is changed begins and ends at its new times, and is in its new chat (C11).</summary>
public sealed class ConferenceEditTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Update_WhenTheStartIsMovedLater_BeginsThenAndNotBefore()
    {
        var conference = await _world.PlanAsync();
        var moved = await MoveAsync(conference, by: 3 * Minute);
        Assert.Equal(conference.StartTime + (3 * Minute), moved.StartTime);

        _world.AdvanceTo(conference.StartTime);
        await _world.TickAsync(conference.Id, "start");
        _world.AdvanceTo(conference.EndTime);
        await _world.TickAsync(conference.Id, "end");
        _world.AdvanceTo(moved.StartTime.AddMilliseconds(-500));
        await _world.TickAsync(conference.Id, "start");
        Assert.Equal(ConferenceStage.Scheduled, (await _world.ReadAsync(conference.Id)).Stage);
        Assert.Empty(_world.Messenger.Calls());

        _world.AdvanceTo(moved.StartTime);
        var active = await _world.UntilAsync(conference.Id, ConferenceStage.Active);
        Assert.True(active.ActualStartTime >= moved.StartTime);
        _world.AdvanceTo(moved.EndTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Update_WhenTheStartIsMovedToWithinSeconds_BeginsThen()
    {
        var later = (await _world.CreateAsync(_world.Command(60 * Minute, Minute))).Value!.Conference;

        var moved = await MoveAsync(later, _world.Now + TimeSpan.FromSeconds(5) - later.StartTime);
        _world.AdvanceTo(moved.StartTime);

        var active = await _world.UntilAsync(later.Id, ConferenceStage.Active);
        Assert.True(active.ActualStartTime >= moved.StartTime);
    }

    [Fact]
    public async Task Update_WhenTheSiloDiesBeforeTheRemindersFollow_BeginsAtTheNewTime()
    {
        var later = (await _world.CreateAsync(_world.Command(60 * Minute, Minute))).Value!.Conference;
        var moved = await MoveAsync(later, -50 * Minute);
        await _world.Cluster.RestartAsync();

        _world.AdvanceTo(moved.StartTime);

        await _world.UntilAsync(later.Id, ConferenceStage.Active);
        Assert.Single(_world.Messenger.Calls());
    }

    [Fact]
    public async Task Update_WhenTheEndOfAnActiveOneIsMoved_EndsThen()
    {
        var conference = await _world.PlanAsync();
        _world.AdvanceTo(conference.StartTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Active);

        var extended = await SaveAsync(conference.Id, EndAt(conference.LocalEnd.Add(Minute)));
        Assert.Equal(conference.EndTime + Minute, extended.Value!.Conference.EndTime);
        _world.AdvanceTo(conference.EndTime);
        await _world.TickAsync(conference.Id, "end");
        Assert.Equal(ConferenceStage.Active, (await _world.ReadAsync(conference.Id)).Stage);
        _world.AdvanceTo(extended.Value.Conference.EndTime);
        await _world.UntilAsync(conference.Id, ConferenceStage.Ended);

        Assert.Equal(RefusalReason.ConferenceOver, (await SaveAsync(conference.Id, EndAt(conference.LocalEnd.Add(2 * Minute)))).Refusal?.Reason);
    }

    [Fact]
    public async Task Update_WhenRepeated_GivesTheSameAndChangesOnce()
    {
        var conference = await _world.PlanAsync();
        var command = Update() with { Fields = ConferenceFields.Title, Title = "Разбор", Etag = conference.Etag };

        var first = await SaveAsync(conference.Id, command);
        await _world.Cluster.RestartAsync();
        var second = await SaveAsync(conference.Id, command);

        Assert.Equal(("Разбор", "2"), (first.Value?.Conference.Title, first.Value?.Conference.Etag));
        Assert.Equal(first.Value!.Conference, second.Value?.Conference);
        Assert.Equal(RefusalReason.RequestIdReused, (await SaveAsync(conference.Id, command with { Request = new("u-1", 9) })).Refusal?.Reason);
        Assert.Equal(RefusalReason.EtagMismatch, (await SaveAsync(conference.Id, command with { Request = new("u-2", 1) })).Refusal?.Reason);
    }

    [Fact]
    public async Task Update_WhenOnlyValidated_ChangesNothing()
    {
        var conference = await _world.PlanAsync();

        var tried = await SaveAsync(conference.Id, Update() with { Fields = ConferenceFields.Title, Title = "Разбор", ValidateOnly = true });

        Assert.Equal("Разбор", tried.Value?.Conference.Title);
        Assert.Equal(conference, await _world.ReadAsync(conference.Id));
    }

    [Fact]
    public async Task Update_WhenTheChatIsAnother_MovesTheAgendaAndOutlivesTheOldChat()
    {
        var conference = await _world.PlanAsync();
        var moved = await SaveAsync(conference.Id, Update() with { Fields = ConferenceFields.Chat, Chat = _world.ParentsChat });
        Assert.Equal(_world.ParentsChat, moved.Value?.Conference.Chat);
        Assert.False(await _world.Conference(conference.Id).CancelAsync(ConferenceTrouble.ChatDeleted, _world.ClassChat));

        await AgendaAsync(_world.ClassChat, []);
        await AgendaAsync(_world.ParentsChat, [conference.Id]);
        await _world.Cluster.Grains.ChatAgenda(_world.ClassChat).CancelAsync(ConferenceTrouble.ChatDeleted, default);
        Assert.Equal(ConferenceStage.Scheduled, (await _world.ReadAsync(conference.Id)).Stage);
    }

    [Fact]
    public async Task Update_WhenParticipantsAreEdited_ShowsThemAtOnce()
    {
        var conference = await _world.PlanAsync();

        var edited = await SaveAsync(conference.Id, Update() with { AddParticipants = [ConferenceWorld.Teacher], RemoveParticipants = [ConferenceWorld.Anna] });
        Assert.True(edited.Value!.Conference.ParticipantsEdited);
        var back = await SaveAsync(conference.Id, Update("u-2") with { AddParticipants = [ConferenceWorld.Anna] });

        Assert.Equal(edited.Value.ParticipantCount + 1, back.Value?.ParticipantCount);
        Assert.Equal(
            RefusalReason.NotAMember, (await SaveAsync(conference.Id, Update("u-3") with { RemoveParticipants = [ConferenceWorld.Mother] })).Refusal?.Reason);
        Assert.Equal(
            RefusalReason.AdministratorNotRemovable, (await SaveAsync(conference.Id, Update("u-3") with { RemoveParticipants = [ConferenceWorld.Head] })).Refusal?.Reason);
    }

    [Fact]
    public async Task Update_WhenItIsUnknownOrTheChatIs_FindsNothing()
    {
        var conference = await _world.PlanAsync();

        Assert.Equal(RefusalReason.NotFound, (await SaveAsync(new ConferenceId(_world.School, "none"), Update())).Refusal?.Reason);
        Assert.Equal(
            RefusalReason.NotFound,
            (await SaveAsync(conference.Id, Update() with { Fields = ConferenceFields.Chat, Chat = new ChatId(new SchoolId("8"), "teachers") })).Refusal?.Reason);
    }

    private async Task<ConferenceSnapshot> MoveAsync(ConferenceSnapshot conference, TimeSpan by)
    {
        var (start, end) = (conference.StartTime + by, conference.EndTime + by);
        var moved = await SaveAsync(conference.Id, Update() with
        {
            Fields = ConferenceFields.Date | ConferenceFields.LocalStart | ConferenceFields.LocalEnd,
            Date = DateOnly.FromDateTime(start.DateTime),
            LocalStart = Whole(start),
            LocalEnd = Whole(start).Add(end - start),
        });
        Assert.Null(moved.Refusal);
        return moved.Value!.Conference;
    }

    private static TimeOnly Whole(DateTimeOffset moment) => new(moment.Hour, moment.Minute, moment.Second);

    private static UpdateConference Update(string request = "u-1") => new() { Request = new RequestKey(request, 1) };

    private static UpdateConference EndAt(TimeOnly end) => Update($"end-{end:HHmmss}") with { Fields = ConferenceFields.LocalEnd, LocalEnd = end };

    private Task<Outcome<ConferenceView>> SaveAsync(ConferenceId id, UpdateConference command) => _world.Conference(id).UpdateAsync(command, default);

    private Task<ChatAgenda> AgendaAsync(ChatId chat, ConferenceId[] expected) => Poll.UntilAsync(
        () => _world.Cluster.Grains.ChatAgenda(chat).ReadAsync(default), agenda => agenda.Scheduled.SequenceEqual(expected), "the agenda");
}
