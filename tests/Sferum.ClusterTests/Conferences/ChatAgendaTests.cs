using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Names;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What goes with a chat that is deleted, and what keeps it (B12).</summary>
public sealed class ChatAgendaTests
{
    [Fact]
    public async Task Agenda_OfAChat_HasWhatIsToComeAndWhatIsActiveAlsoAfterAKill()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var soon = await world.PlanAsync("soon");
        var later = await LaterAsync(world, "later");
        Assert.Equal([], (await AgendaAsync(world)).Active);
        Assert.Equal(Ids(soon.Id, later.Id), Ids([.. (await AgendaAsync(world)).Scheduled]));

        world.AdvanceTo(soon.StartTime);
        await world.UntilAsync(soon.Id, ConferenceStage.Active);
        await world.Cluster.RestartAsync();

        Assert.Equal([soon.Id], (await AgendaAsync(world)).Active);
        Assert.Equal([later.Id], (await AgendaAsync(world)).Scheduled);
        world.AdvanceTo(soon.EndTime);
        await world.UntilAsync(soon.Id, ConferenceStage.Ended);
        Assert.Equal([], (await AgendaAsync(world)).Active);
    }

    [Fact]
    public async Task Cancel_OfAnAgenda_CallsOffWhatIsToComeAndLeavesTheRest()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var active = await world.PlanAsync("active");
        world.AdvanceTo(active.StartTime);
        await world.UntilAsync(active.Id, ConferenceStage.Active);
        var later = await LaterAsync(world, "later");

        Assert.True(await world.Cluster.Grains.ChatAgenda(world.ClassChat).CancelAsync(ConferenceTrouble.ChatDeleted, default));
        Assert.True(await world.Cluster.Grains.ChatAgenda(world.ClassChat).CancelAsync(ConferenceTrouble.ChatDeleted, default));

        var cancelled = await world.ReadAsync(later.Id);
        Assert.Equal((ConferenceStage.Cancelled, ConferenceTrouble.ChatDeleted), (cancelled.Stage, cancelled.Trouble));
        Assert.Equal(ConferenceStage.Active, (await world.ReadAsync(active.Id)).Stage);
        Assert.False(await world.Conference(active.Id).CancelAsync(ConferenceTrouble.ChatDeleted));
        Assert.False(await world.Conference(new ConferenceId(world.School, "unknown")).CancelAsync(ConferenceTrouble.ChatDeleted));
        var agenda = await AgendaAsync(world);
        Assert.Equal([active.Id], agenda.Active);
        Assert.Empty(agenda.Scheduled);

        world.AdvanceTo(later.EndTime);
        await world.TickAsync(later.Id, "start");
        Assert.Equal(ConferenceStage.Cancelled, (await world.ReadAsync(later.Id)).Stage);
    }

    [Fact]
    public async Task Create_WhenTheAgendaCannotBeWritten_IsOnItLaterAndStartsInTime()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        world.Cluster.Faults.FailNext("agenda-month", WriteFault.Refused);

        var planned = await world.PlanAsync();
        await Poll.UntilAsync(() => AgendaAsync(world), agenda => agenda.Scheduled.Contains(planned.Id), "it is on the agenda");

        world.AdvanceTo(planned.StartTime);
        await world.UntilAsync(planned.Id, ConferenceStage.Active);
    }

    private static async Task<ConferenceSnapshot> LaterAsync(ConferenceWorld world, string request) =>
        (await world.CreateAsync(world.Command(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), request))).Value!.Conference;

    private static Task<ChatAgenda> AgendaAsync(ConferenceWorld world) => world.Cluster.Grains.ChatAgenda(world.ClassChat).ReadAsync(default);

    private static string[] Ids(params ConferenceId[] ids) => [.. ids.Select(id => id.Segment).Order(StringComparer.Ordinal)];
}
