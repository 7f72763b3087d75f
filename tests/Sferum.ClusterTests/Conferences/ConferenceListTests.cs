using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>The list shows what its caller has just done, and what the bell does, and survives whatever dies (C1).</summary>
public sealed class ConferenceListTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync(ConferenceWorld.Head, ConferenceWorld.Ivan);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task List_ThroughAWholeLife_ShowsEachStateAtOnce()
    {
        var planned = await _world.PlanAsync();
        Assert.Equal(ConferenceStage.Scheduled, await ShownAsync());
        Assert.Equal(0, (await ListAsync(new() { Stages = [ConferenceStage.Active] })).Total);

        _world.AdvanceTo(planned.StartTime);
        await _world.UntilAsync(planned.Id, ConferenceStage.Active);
        Assert.Equal(ConferenceStage.Active, await ShownAsync());
        Assert.Equal(1, (await ListAsync(new() { Stages = [ConferenceStage.Active] })).Total);
        Assert.Equal(0, (await ListAsync(new() { Stages = [ConferenceStage.Scheduled] })).Total);
        Assert.Equal(1, _world.Cluster.Faults.WritesOf("conference-part"));

        _world.AdvanceTo(planned.EndTime);
        await _world.UntilAsync(planned.Id, ConferenceStage.Ended);
        Assert.Equal(ConferenceStage.Ended, await ShownAsync());
        Assert.Equal(1, (await ListAsync(new() { Stages = [ConferenceStage.Ended] })).Total);
    }

    [Fact]
    public async Task End_OfAConference_StandsInTheListWithinAMinuteAndStaysThere()
    {
        var planned = await _world.PlanAsync();
        _world.AdvanceTo(planned.StartTime);
        await _world.UntilAsync(planned.Id, ConferenceStage.Active);
        _world.AdvanceTo(planned.EndTime);
        await _world.UntilAsync(planned.Id, ConferenceStage.Ended);

        _world.Advance(TimeSpan.FromSeconds(61));
        var row = await Poll.UntilAsync(() => RowAsync(planned), row => row.Conference.Stage == ConferenceStage.Ended, "the row of an ended conference");

        Assert.NotNull(row.Conference.EndedAt);
        Assert.Equal("", row.Conference.Call?.SealedLink);
        await _world.Cluster.RestartAsync();
        Assert.Equal(ConferenceStage.Ended, await ShownAsync());
    }

    [Fact]
    public async Task Create_WhenTheListCannotBeWritten_IsListedLater()
    {
        _world.Cluster.Faults.FailNext("conference-part", WriteFault.Refused);

        var planned = await _world.PlanAsync();

        var page = await Poll.UntilAsync(() => ListAsync(new()), page => page.Total == 1, "the conference in the list");
        Assert.Equal(planned.Id, page.Conferences[0].Conference.Id);
    }

    [Theory]
    [InlineData(WriteFault.Refused, 0)]
    [InlineData(WriteFault.LostAfter, 1)]
    public async Task Create_WhenTheConferenceItselfCannotBeWritten_IsListedOnlyIfItIsThere(WriteFault fault, int listed)
    {
        var command = _world.Command(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2));
        _world.Cluster.Faults.FailNext("conference", fault);
        await Assert.ThrowsAsync<SferumFault>(() => _world.CreateAsync(command));

        Assert.Equal(listed, (await ListAsync(new())).Total);
        _world.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(listed, (await ListAsync(new())).Total);
        await _world.Cluster.RestartAsync();
        Assert.Equal(listed, (await ListAsync(new())).Total);
        Assert.Null((await _world.CreateAsync(command)).Refusal);
        Assert.Equal(1, (await ListAsync(new())).Total);
    }

    [Fact]
    public async Task Cancel_OfAConference_ShowsInTheNextList()
    {
        var planned = await _world.PlanAsync();

        await _world.Conference(planned.Id).CancelAsync(ConferenceTrouble.ChatDeleted);

        Assert.Equal(ConferenceStage.Cancelled, await ShownAsync());
    }

    [Fact]
    public async Task List_ForAPerson_HasWhatIsAvailableAndSaysWhyItCannotJoin()
    {
        var mine = await _world.PlanAsync();
        var other = _world.Command(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), "r-2") with { Chat = _world.ParentsChat, Title = "Собрание", Type = ConferenceType.VideoCall };
        Assert.Null((await _world.CreateAsync(other)).Refusal);

        var page = await ListAsync(new() { Viewer = ConferenceWorld.Ivan });

        Assert.Equal(2, (await ListAsync(new())).Total);
        Assert.Equal(1, page.Total);
        Assert.Equal((mine.Id, RefusalReason.ConferenceNotStarted), (page.Conferences[0].Conference.Id, page.Conferences[0].JoinRefusal));
        _world.AdvanceTo(mine.StartTime);
        await _world.UntilAsync(mine.Id, ConferenceStage.Active);
        Assert.Equal(RefusalReason.Unspecified, (await ListAsync(new() { Viewer = ConferenceWorld.Ivan })).Conferences[0].JoinRefusal);
        Assert.Equal(2, (await ListAsync(new() { Viewer = ConferenceWorld.Head })).Total);
        Assert.Equal([_world.IdOf(other)], (await ListAsync(new() { Participant = ConferenceWorld.Mother })).Conferences.Select(view => view.Conference.Id));
    }

    [Fact]
    public async Task Pages_OverManyMonths_AreTheWholeListInOrder()
    {
        var days = new[] { 1, 70, 3, 200, 35, 36, 120 };
        foreach (var day in days)
        {
            Assert.Null((await _world.CreateAsync(_world.Command(TimeSpan.FromDays(day), TimeSpan.FromMinutes(2), $"day-{day}"))).Refusal);
        }

        var whole = await ListAsync(new());
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(page => ListAsync(new() { Skip = page * 2, Take = 2 })));

        Assert.Equal(days.Length, whole.Total);
        Assert.Equal(whole.Conferences.OrderBy(view => view.Conference.StartTime), whole.Conferences);
        Assert.Equal(Ids(whole), pages.SelectMany(Ids));
        Assert.Equal(Ids(whole).Reverse(), Ids(await ListAsync(new() { Descending = true })));
        Assert.Equal(Ids(whole).Take(1), Ids(await ListAsync(new() { To = whole.Conferences[0].Conference.Date })));
        Assert.Equal(RefusalReason.NotFound, (await _world.Cluster.Grains.ConferenceCatalog(new SchoolId("8")).ListAsync(new(), default)).Refusal?.Reason);
    }

    [Fact]
    public async Task Title_OfTheChat_IsThatOfThisMoment()
    {
        await _world.PlanAsync();
        var chat = _world.Cluster.Grains.Chat(_world.ClassChat);

        Assert.Equal("5 А", (await ListAsync(new())).Conferences[0].Conference.ChatTitle);
        await chat.UpdateAsync(new() { Request = new("rename", 1), Title = "Пятый А" }, default);

        await Poll.UntilAsync(() => ListAsync(new()), page => page.Conferences[0].Conference.ChatTitle == "Пятый А", "the new title");
    }

    private static IEnumerable<ConferenceId> Ids(ConferencePage page) => page.Conferences.Select(view => view.Conference.Id);

    private async Task<ConferencePage> ListAsync(ConferenceQuery query)
    {
        var outcome = await _world.Cluster.Grains.ConferenceCatalog(_world.School).ListAsync(query, default);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private async Task<ConferenceStage> ShownAsync() => Assert.Single((await ListAsync(new())).Conferences).Conference.Stage;

    private async Task<ConferenceRow> RowAsync(ConferenceSnapshot conference) => Assert.Single(
        (await _world.Cluster.Grains.ConferencePart(new MonthAddress(_world.School, ConferenceIndexing.MonthOf(conference.Date)), 0).ReadAsync())!.Rows);
}
