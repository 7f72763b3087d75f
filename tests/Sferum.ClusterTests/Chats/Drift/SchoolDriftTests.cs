using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Cluster;
using Xunit;
using static Sferum.ClusterTests.Chats.ChatUnderTest;

namespace Sferum.ClusterTests.Chats.Drift;

/// <summary>All chats of a school are compared behind the answer, whatever dies in between.</summary>
public sealed class SchoolDriftTests : IAsyncLifetime
{
    private ClusterUnderTest _cluster = null!;
    private ChatUnderTest _chat = null!;

    private ISchoolDriftGrain Drift => _cluster.Grains.SchoolDrift(School);

    public async Task InitializeAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync();
        _chat = new ChatUnderTest(_cluster);
        await _cluster.Grains.School(School).UpdateAsync(
            new UpdateSchool { Request = new RequestKey("school", 1), Title = "Школа", TimeZone = "Europe/Samara", AllowMissing = true }, default);
        await _chat.SetSourceAsync(Students(2));
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task CheckAsync_WhenTheSchoolHasNoAdministrator_IsRefused()
    {
        Assert.Equal(RefusalReason.AdministratorNotLinked, (await Drift.CheckAsync(Command("1", repair: true), default)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotFound, (await _cluster.Grains.SchoolDrift(new SchoolId("8")).CheckAsync(Command("1", repair: true), default)).Refusal!.Reason);
    }

    [Fact]
    public async Task WishComparisonAsync_WhenTheSiloIsKilledAfterIt_TheChatIsCompared()
    {
        await _chat.LinkAsync([Administrator, .. Students(2)]);
        await _chat.UntilJoinedAsync(Students(2));
        _cluster.Messenger.Change(_chat.There!.Id, there => there.Members["stranger"] = false);
        await _chat.Grain.WishComparisonAsync(new DriftWish(_cluster.Time.GetUtcNow(), Repair: true));
        await _cluster.RestartAsync();
        await _chat.UntilJoinedAsync(Students(2));
        await Poll.UntilAsync(() => Drift.ListAsync(new DriftQuery(Id, false, 0, 50), default), page => page.Total == 1, "listed");
    }

    [Fact]
    public async Task ReadSyncAsync_WhenSomeAreLinked_CountsWhatIsTrue()
    {
        await _chat.LinkAsync([Administrator, Student(1)]);
        await _chat.UntilJoinedAsync(Student(1));
        var sync = await Poll.UntilAsync(() => Drift.ReadSyncAsync(default), read => read.Chats.GetValueOrDefault(ChatPlatformState.InStep) == 1 && read.OwedCount == 0, "in step");
        // The teacher and the second student.
        Assert.Equal(2, Assert.Single(sync.Pending, pair => pair.Key == PendingReason.NotLinked).Value);
        Assert.Equal((0, null), (sync.OpenFindings, sync.OldestOwedSince));
        Assert.NotNull(sync.OldestComparison);
    }

    private static CheckDrift Command(string request, bool repair) => new(new RequestKey(request, 1), repair);
}
