using Sferum.ClusterTests.Schools;
using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Agenda;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What goes with a chat that is deleted or closed, and what keeps it from being deleted (B12).</summary>
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
    public async Task Delete_OfAChat_CallsItsConferencesOffAlsoAfterAKill()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var chat = world.Cluster.Grains.Chat(new ChatId(world.School, "club"));
        Assert.Null((await chat.CreateAsync(new CreateChat { Request = new RequestKey("club", 1), Type = ChatType.Other, Title = "Кружок" }, default)).Refusal);
        var command = world.Command(TimeSpan.FromHours(1), TimeSpan.FromMinutes(2), "club") with { Chat = new ChatId(world.School, "club") };
        var later = (await world.CreateAsync(command)).Value!.Conference;
        var others = await LaterAsync(world, "later");
        var active = (await world.CreateAsync(world.Command(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), "now") with { Chat = command.Chat })).Value!.Conference;
        world.AdvanceTo(active.StartTime);
        await world.UntilAsync(active.Id, ConferenceStage.Active);
        var delete = new DeleteChat(new RequestKey("delete", 1), "", ValidateOnly: false, Actor: null);

        var refused = (await chat.DeleteAsync(delete, default)).Refusal!;
        Assert.Equal((RefusalReason.ChatHasActiveConference, active.Id.Name), (refused.Reason, Assert.Single(refused.Subjects)));
        world.AdvanceTo(active.EndTime);
        await world.UntilAsync(active.Id, ConferenceStage.Ended);
        world.Cluster.Faults.FailNext("conference", WriteFault.Refused);
        Assert.Equal(1, (await chat.DeleteAsync(delete, default)).Value);
        await world.Cluster.RestartAsync();

        Assert.Equal(ConferenceTrouble.ChatDeleted, (await world.UntilAsync(later.Id, ConferenceStage.Cancelled)).Trouble);
        Assert.Equal(1, (await world.Cluster.Grains.Chat(command.Chat).DeleteAsync(delete, default)).Value);
        Assert.Equal(ConferenceStage.Scheduled, (await world.ReadAsync(others.Id)).Stage);
    }

    [Fact]
    public async Task End_OfAClass_CallsTheConferencesOfItsChatsOffAlsoAfterAKill()
    {
        await using var world = await ConferenceWorld.StartAsync(ConferenceWorld.Head);
        var later = await LaterAsync(world, "later");
        var parents = world.Command(TimeSpan.FromHours(1), TimeSpan.FromMinutes(2), "parents") with { Chat = world.ParentsChat, Type = ConferenceType.VideoCall, Title = "Собрание" };
        var evening = (await world.CreateAsync(parents)).Value!.Conference;
        var active = (await world.CreateAsync(world.Command(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), "now"))).Value!.Conference;
        world.AdvanceTo(active.StartTime);
        await world.UntilAsync(active.Id, ConferenceStage.Active);
        world.Cluster.Faults.FailNext("conference", WriteFault.Refused);

        await new SchoolDriver(world.Cluster, world.School).ApplyAsync("end", new ClassEnded(new ClassId(world.School, "5a")));
        await world.Cluster.RestartAsync();

        Assert.Equal(ConferenceTrouble.ChatClosed, (await world.UntilAsync(later.Id, ConferenceStage.Cancelled)).Trouble);
        Assert.Equal(ConferenceTrouble.ChatClosed, (await world.UntilAsync(evening.Id, ConferenceStage.Cancelled)).Trouble);
        Assert.Equal(ConferenceStage.Active, (await world.ReadAsync(active.Id)).Stage);
        world.AdvanceTo(active.EndTime);
        await world.UntilAsync(active.Id, ConferenceStage.Ended);
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
