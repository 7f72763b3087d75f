using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>What lists show of conferences that are changed and deleted, and whether they may move into each other's way.</summary>
public sealed class ConferenceEditListTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task List_AfterAMoveToAnotherMonth_ShowsItThereOnce()
    {
        var conference = await _world.PlanAsync();
        var moved = (await MoveAsync(conference, conference.Date.AddDays(45))).Value!.Conference;

        await Poll.UntilAsync(ListAsync, page => page.Total == 1 && page.Conferences[0].Conference.StartTime == moved.StartTime, "the new day");
        await MoveAsync(moved, conference.Date);
        await Poll.UntilAsync(ListAsync, page => page.Total == 1 && page.Conferences[0].Conference.StartTime == conference.StartTime, "the old day");
        await _world.Cluster.RestartAsync();
        Assert.Equal(conference.StartTime, Assert.Single((await ListAsync()).Conferences).Conference.StartTime);
    }

    [Fact]
    public async Task List_AfterADeletion_DoesNotShowIt()
    {
        var conference = await _world.PlanAsync();
        Assert.Equal(1, (await ListAsync()).Total);

        await _world.Conference(conference.Id).DeleteAsync(new DeleteConference { Request = new RequestKey("d-1", 1) }, default);

        await Poll.UntilAsync(ListAsync, page => page.Total == 0, "an empty list");
        await _world.Cluster.RestartAsync();
        Assert.Equal(0, (await ListAsync()).Total);
    }

    [Theory]
    [InlineData(OverlapPolicy.Refuse)]
    [InlineData(OverlapPolicy.Warn)]
    [InlineData(OverlapPolicy.Allow)]
    public async Task Update_WhenItMovesIntoAnothersTime_DoesAsTheSchoolWants(OverlapPolicy policy)
    {
        await SetAsync(policy);
        var other = await _world.PlanAsync("r-1");
        var later = (await _world.CreateAsync(_world.Command(TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(2), "r-2"))).Value!.Conference;
        var command = Update() with
        {
            Fields = ConferenceFields.Date | ConferenceFields.LocalStart | ConferenceFields.LocalEnd,
            Date = other.Date,
            LocalStart = other.LocalStart,
            LocalEnd = other.LocalEnd,
        };

        var tried = await _world.Conference(later.Id).UpdateAsync(command with { ValidateOnly = true }, default);
        var moved = await _world.Conference(later.Id).UpdateAsync(command, default);

        Assert.Equal(tried.Refusal?.Reason, moved.Refusal?.Reason);
        Assert.Equal(policy == OverlapPolicy.Refuse ? RefusalReason.ConferenceOverlaps : null, moved.Refusal?.Reason);
        Assert.Equal(policy == OverlapPolicy.Warn ? [other.Id] : [], moved.Value?.Overlaps.Select(overlap => overlap.Conference) ?? []);
        Assert.Equal(policy == OverlapPolicy.Refuse ? later.StartTime : other.StartTime, (await _world.ReadAsync(later.Id)).StartTime);
    }

    private static UpdateConference Update(string request = "u-1") => new() { Request = new RequestKey(request, 1) };

    private Task<Outcome<ConferenceView>> MoveAsync(ConferenceSnapshot conference, DateOnly date) =>
        _world.Conference(conference.Id).UpdateAsync(Update($"u-{date:yyyyMMdd}") with { Fields = ConferenceFields.Date, Date = date }, default);

    private async Task<ConferencePage> ListAsync() => (await _world.Cluster.Grains.ConferenceCatalog(_world.School).ListAsync(new ConferenceQuery(), default)).Value!;

    private async Task SetAsync(OverlapPolicy policy)
    {
        var patch = new UpdateSchool { Request = new RequestKey("policy", 1), Settings = new SchoolSettingsPatch { OverlapPolicy = policy } };
        Assert.Null((await _world.Cluster.Grains.School(_world.School).UpdateAsync(patch, default)).Refusal);
    }
}
