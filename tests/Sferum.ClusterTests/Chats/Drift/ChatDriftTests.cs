using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Chats.Drift;

/// <summary>A chat that somebody changed on the Sferum side is found and put right, on demand and by itself.</summary>
public sealed class ChatDriftTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ClusterUnderTest.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task CheckDriftAsync_WhenNothingDiffers_CostsOneRequestAndNoRowOfTheRegistry()
    {
        var chat = await FilledAsync(3);
        var (before, requests) = (await chat.GetAsync(), _cluster.Messenger.Requests.Count);
        Assert.Empty((await CheckAsync(chat, "1", repair: true)).Value!);
        Assert.Equal(2, Assert.Single(_cluster.Messenger.Requests.Skip(requests)));
        Assert.Equal(before.Revision, (await chat.GetAsync()).Revision);
    }

    [Fact]
    public async Task CheckDriftAsync_WhenTheChatWasVandalised_PutsItRightAndFindsNothingMore()
    {
        var chat = await FilledAsync(3);
        Vandalise(chat);
        var found = (await CheckAsync(chat, "1", repair: true)).Value!;
        Assert.Equal([DriftKind.MemberMissing, DriftKind.Stranger, DriftKind.TitleDiffers], found.Select(finding => finding.Kind).Order());
        Assert.All(found, finding => Assert.True(finding.Repaired));
        await chat.UntilJoinedAsync(Students(3));
        Assert.Empty((await CheckAsync(chat, "2", repair: true)).Value!);
        Assert.Equal(found.Count, (await UntilListedAsync(page => page.Total == found.Count)).Total);
        Assert.DoesNotContain(_cluster.Messenger.Ledger, effect => effect.Kind == "member_added_twice");
    }

    [Fact]
    public async Task CheckDriftAsync_WhenItOnlyReports_ChangesNothingThereAndStaysOpenUntilItIsRepaired()
    {
        var chat = await FilledAsync(3);
        Vandalise(chat);
        var effects = _cluster.Messenger.Ledger.Count;
        var found = (await CheckAsync(chat, "1", repair: false)).Value!;
        Assert.Equal((3, true), (found.Count, found.All(finding => !finding.Repaired)));
        Assert.Equal(3, (await UntilListedAsync(page => page.Total == 3, openOnly: true)).Total);
        Assert.Equal(effects, _cluster.Messenger.Ledger.Count);
        await CheckAsync(chat, "2", repair: true);
        await UntilListedAsync(page => page.Total == 0, openOnly: true);
        await chat.UntilJoinedAsync(Students(3));
        Assert.Equal(found, (await CheckAsync(chat, "1", repair: false)).Value!);
        Assert.Equal(RefusalReason.RequestIdReused, (await chat.Grain.CheckDriftAsync(new CheckDrift(new RequestKey("1", 9), Repair: true), default)).Refusal!.Reason);
    }

    [Fact]
    public async Task CheckDriftAsync_WhenItCannotBeDone_SaysWhy()
    {
        var chat = await FilledAsync(1);
        _cluster.Messenger.FailNext(call => call is ReadMembersCall, PlatformFault.AgainSoon);
        Assert.Equal(FaultKind.PlatformUnreachable, (await Assert.ThrowsAsync<SferumFault>(() => CheckAsync(chat, "1", repair: true))).Kind);
        _cluster.Messenger.FailNext(call => call is ReadMembersCall, PlatformFault.NotEntitled);
        Assert.Equal(RefusalReason.NotEntitled, (await CheckAsync(chat, "1", repair: true)).Refusal!.Reason);
        _cluster.Messenger.FailNext(call => call is ReadMembersCall, PlatformFault.Throttled);
        Assert.Equal(FaultKind.PlatformThrottled, (await Assert.ThrowsAsync<SferumFault>(() => CheckAsync(chat, "1", repair: true))).Kind);
        var other = new ChatId(School, "unknown");
        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.Chat(other).CheckDriftAsync(new CheckDrift(new RequestKey("3", 1), true), default)).Refusal!.Reason);
    }

    [Fact]
    public async Task CheckDriftAsync_WhenTheSiloIsKilledBehindTheAnswer_TheRepairGoesOn()
    {
        var chat = await FilledAsync(30);
        _cluster.Messenger.Change(chat.There!.Id, there => there.Members.Clear());
        _cluster.Messenger.Change(chat.There!.Id, there => there.Members[UserOf(Administrator)] = true);
        _cluster.Messenger.Limits = new PlatformLimits(RequestsPerSecond: 2, CallsPerRequest: 25);
        Assert.Equal(30, (await CheckAsync(chat, "1", repair: true)).Value!.Count);
        await _cluster.RestartAsync();
        await chat.UntilJoinedAsync(Students(30));
        Assert.Equal(30, (await UntilListedAsync(page => page.Total == 30)).Total);
        Assert.DoesNotContain(_cluster.Messenger.Ledger, effect => effect.Kind == "member_added_twice");
    }

    [Fact]
    public async Task Work_WhenAChatIsDeletedThere_AComparisonMakesItAgain()
    {
        var chat = await FilledAsync(2);
        _cluster.Messenger.Lose(chat.There!.Id);
        Assert.Equal(DriftKind.ChatLost, Assert.Single((await CheckAsync(chat, "1", repair: true)).Value!).Kind);
        await chat.UntilJoinedAsync(Students(2));
    }

    [Fact]
    public async Task Work_WhileTheNextComparisonIsHoursAhead_TheChatLeavesMemory()
    {
        var chat = await FilledAsync(2);
        var management = _cluster.Grains.GetGrain<IManagementGrain>(0);
        await Poll.UntilAsync(
            async () =>
            {
                await management.ForceActivationCollection(TimeSpan.Zero);
                return (await management.GetDetailedGrainStatistics()).Count(grain => grain.GrainId == chat.Grain.GetGrainId());
            },
            activations => activations == 0,
            "the chat is out of memory");
        var owed = await _cluster.Services.GetRequiredService<IOwedIndex>().ReadAsync(_cluster.Time.GetUtcNow() + TimeSpan.FromHours(20), after: null, 100, default);
        Assert.Contains(owed, row => row.Key == Id.Key);
    }

    [Fact]
    public async Task Sweep_WhenTheMomentComes_ComparesAndRepairsByItself()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silo => silo.Services.AddSingleton(new DriftOptions { Period = TimeSpan.FromSeconds(5) }));
        var chat = await FilledAsync(2, cluster);
        Vandalise(chat, cluster);
        await chat.UntilJoinedAsync(Students(2));
        await cluster.StopAsync();
        Vandalise(chat, cluster);
        await cluster.RestartAsync();
        await chat.UntilJoinedAsync(Students(2));
        Assert.DoesNotContain(cluster.Messenger.Ledger, effect => effect.Kind == "member_added_twice");
    }

    private async Task<ChatUnderTest> FilledAsync(int students, ClusterUnderTest? cluster = null)
    {
        var chat = new ChatUnderTest(cluster ?? _cluster);
        await chat.SetSourceAsync(Students(students));
        await chat.LinkAsync([Administrator, .. Students(students)]);
        await chat.UntilJoinedAsync(Students(students));
        await Poll.UntilAsync(chat.GetAsync, shown => shown.Platform == Grains.Chats.ChatPlatformState.InStep, "in step");
        return chat;
    }

    private void Vandalise(ChatUnderTest chat, ClusterUnderTest? cluster = null) => (cluster ?? _cluster).Messenger.Change(chat.There!.Id, there =>
    {
        there.Members.Remove(UserOf(Student(1)));
        there.Members["stranger"] = false;
        there.Title = "Болталка";
    });

    private static Task<Outcome<IReadOnlyList<DriftFinding>>> CheckAsync(ChatUnderTest chat, string request, bool repair) =>
        chat.Grain.CheckDriftAsync(new CheckDrift(new RequestKey(request, 1), repair), default);

    private Task<DriftPage> UntilListedAsync(Func<DriftPage, bool> accept, bool openOnly = false) =>
        Poll.UntilAsync(() => _cluster.Grains.SchoolDrift(School).ListAsync(new DriftQuery(null, openOnly, 0, 50), default), accept, "the findings are listed");
}
