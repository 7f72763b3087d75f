using Sferum.Grains.Commits;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Conferences;

/// <summary>Conferences of one chat or class at the same time: named, refused or let be, as the school wants it.</summary>
public sealed class ConferenceOverlapTests : IAsyncLifetime
{
    private ConferenceWorld _world = null!;

    public async Task InitializeAsync() => _world = await ConferenceWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Create_WhenTheSchoolWarns_NamesTheOthersAndSaves()
    {
        var first = await CreateAsync("r-1");
        var second = await CreateAsync("r-2");
        var parents = await CreateAsync("r-3", _world.ParentsChat);

        Assert.Empty(first.Value!.Overlaps);
        var overlap = Assert.Single(second.Value!.Overlaps);
        Assert.Equal((first.Value.Conference.Id, OverlapKind.Chat, first.Value.Conference.StartTime), (overlap.Conference, overlap.Kind, overlap.StartTime));
        Assert.Equal([OverlapKind.Class, OverlapKind.Class], parents.Value!.Overlaps.Select(other => other.Kind));
        Assert.Empty((await CreateAsync("r-4", minutesLater: 60)).Value!.Overlaps);
    }

    [Fact]
    public async Task Create_WhenTheSchoolAllows_SavesWithoutAWord()
    {
        await SetAsync(OverlapPolicy.Allow);
        await CreateAsync("r-1");

        Assert.Equal([], (await CreateAsync("r-2")).Value?.Overlaps);
    }

    [Fact]
    public async Task Create_WhenTheSchoolRefuses_NamesTheOtherAndLeavesNothing()
    {
        await SetAsync(OverlapPolicy.Refuse);
        var first = await CreateAsync("r-1");

        var second = await CreateAsync("r-2");

        Assert.Equal(RefusalReason.ConferenceOverlaps, second.Refusal?.Reason);
        Assert.Equal([first.Value!.Conference.Id.Name], second.Refusal!.Subjects);
        Assert.Equal(RefusalReason.ConferenceOverlaps, (await CreateAsync("r-2", validateOnly: true)).Refusal?.Reason);
        Assert.Equal(1, await CountAsync());
        Assert.Null((await CreateAsync("r-1")).Refusal);
        await _world.Conference(first.Value.Conference.Id).CancelAsync(ConferenceTrouble.ChatDeleted);
        Assert.Null((await CreateAsync("r-2")).Refusal);
    }

    [Fact]
    public async Task Create_ManyAtOnceWhenTheSchoolRefuses_TakesOne()
    {
        await SetAsync(OverlapPolicy.Refuse);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => CreateAsync($"r-{i}")));

        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome => Assert.Equal(RefusalReason.ConferenceOverlaps, outcome.Refusal!.Reason));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Create_WhenTheSchoolRefusesAndTheListCannotBeAsked_SavesNothing()
    {
        await SetAsync(OverlapPolicy.Refuse);
        _world.Cluster.Faults.FailNext("conference-part", WriteFault.Refused);

        Assert.Equal(FaultKind.Unavailable, (await Assert.ThrowsAsync<SferumFault>(() => CreateAsync("r-1"))).Kind);

        Assert.Equal(0, await CountAsync());
        Assert.Null((await CreateAsync("r-2")).Refusal);
    }

    [Fact]
    public async Task Create_AfterOneThatDiedOnItsWayToTheDisk_IsInNobodysWay()
    {
        await SetAsync(OverlapPolicy.Refuse);
        _world.Cluster.Faults.FailNext("conference", WriteFault.Refused);
        await Assert.ThrowsAsync<SferumFault>(() => CreateAsync("r-1", minutesLater: 10));
        Assert.Equal(RefusalReason.ConferenceOverlaps, (await CreateAsync("r-2", minutesLater: 10)).Refusal?.Reason);

        _world.Advance(TimeSpan.FromSeconds(61));

        Assert.Null((await CreateAsync("r-2", minutesLater: 9)).Refusal);
    }

    private async Task<Outcome<ConferenceView>> CreateAsync(string request, ChatId? chat = null, int minutesLater = 0, bool validateOnly = false)
    {
        var command = _world.Command(TimeSpan.FromMinutes(2 + minutesLater), TimeSpan.FromMinutes(5), request);
        return await _world.CreateAsync(command with
        {
            Chat = chat ?? command.Chat,
            Title = chat is null ? "" : "Собрание",
            Type = chat is null ? command.Type : ConferenceType.VideoCall,
            ValidateOnly = validateOnly,
        });
    }

    private async Task SetAsync(OverlapPolicy policy) => Assert.Null((await _world.Cluster.Grains.School(_world.School).UpdateAsync(
        new UpdateSchool { Request = new RequestKey("settings", 1), Settings = new SchoolSettingsPatch { OverlapPolicy = policy } }, default)).Refusal);

    private async Task<int> CountAsync() => (await _world.Cluster.Grains.ConferenceCatalog(_world.School).ListAsync(new ConferenceQuery(), default)).Value!.Total;
}
