using System.Collections.Concurrent;
using Orleans.Storage;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public class GrainStateTests(StorageCluster cluster) : IClassFixture<StorageCluster>
{
    [Fact]
    public async Task Grain_WhenItWrites_FindsItAgain()
    {
        var grain = cluster.Grains.GetGrain<IStorageTestGrain>("t:found-again");
        Assert.Equal(1, await grain.Add("ё"));
        var kept = await ReadAsync("storage-test", grain.GetGrainId());
        Assert.True(kept.RecordExists);
        Assert.Equal(["ё"], kept.State!.Notes);
    }

    [Fact]
    public async Task Clear_WhenRepeatedAndWrittenAgain_NeverStartsVersionsAgain()
    {
        var id = Id("t:cleared");
        var mine = new GrainState<StorageTestState>(new StorageTestState { Notes = ["one"] });
        await cluster.States.WriteStateAsync("clear", id, mine);
        var stale = await ReadAsync("clear", id);
        await cluster.States.ClearStateAsync("clear", id, mine);
        Assert.False(mine.RecordExists);
        Assert.Empty(mine.State!.Notes);
        await cluster.States.WriteStateAsync("clear", id, mine);
        Assert.Equal(VersionOf(stale) + 2, VersionOf(mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.States.WriteStateAsync("clear", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.States.ClearStateAsync("clear", id, stale));
        Assert.Equal(mine.ETag, (await ReadAsync("clear", id)).ETag);
    }

    [Fact]
    public async Task Write_WhenAnotherWasFaster_LosesAndChangesNothing()
    {
        var id = Id("t:two-writers");
        await cluster.States.WriteStateAsync("race", id, new GrainState<StorageTestState>(new StorageTestState { Notes = ["first"] }));
        var (a, b) = (await ReadAsync("race", id), await ReadAsync("race", id));
        a.State!.Notes.Add("a");
        b.State!.Notes.Add("b");
        await cluster.States.WriteStateAsync("race", id, a);
        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.States.WriteStateAsync("race", id, b));
        Assert.Equal(["first", "a"], (await ReadAsync("race", id)).State!.Notes);
    }

    [Fact]
    public async Task Write_WithAVersionOfARowThatIsNotThere_MakesNone()
    {
        var id = Id("t:absent");
        var state = new GrainState<StorageTestState>(new StorageTestState(), "5") { RecordExists = true };
        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.States.WriteStateAsync("absent", id, state));
        Assert.False((await ReadAsync("absent", id)).RecordExists);
        Assert.Null((await ReadAsync("absent", id)).ETag);
    }

    [Fact]
    public async Task FirstWrites_WhenSixteenMeetOnEachOf200Keys_MakeOneRowEach()
    {
        var winners = new ConcurrentDictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, 200 * 16).Select(i => Task.Run(async () =>
        {
            var state = new GrainState<StorageTestState>(new StorageTestState { Notes = [$"{i}"] });
            try
            {
                await cluster.States.WriteStateAsync("first", Id($"t:first/{i % 200}"), state);
                winners.AddOrUpdate(i % 200, 1, (_, count) => count + 1);
            }
            catch (InconsistentStateException)
            {
                // Fifteen of sixteen lose.
            }
        })));

        Assert.Equal(200, winners.Count);
        Assert.All(winners.Values, count => Assert.Equal(1, count));
        Assert.Equal(200L, cluster.Scalar("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'first'"));
        Assert.Equal(200L, cluster.Scalar("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'first' AND Version BETWEEN 1 AND 1 << 30"));
    }

    [Fact]
    public async Task Writes_Of10000RandomKeys_MakeAsManyRows()
    {
        var random = new Random(20260901);
        // No braces: the provider formats keys as format strings, and refuses such a key before it reaches the store.
        const string Signs = "abcdefABCDEF0123456789-._~/ёЙ+ ";
        var keys = new HashSet<string>(["t:5b", "t:5B", "t:05b", "t:005b", "t:5b ", $"t:{new string('x', 1_000)}", $"t:{new string('X', 1_000)}"]);
        while (keys.Count < 10_000)
            keys.Add("t:" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Signs[random.Next(Signs.Length)])));

        await Task.WhenAll(keys.Select(key => cluster.States.WriteStateAsync("keys", Id(key), new GrainState<StorageTestState>(new StorageTestState { Notes = [key] }))));
        Assert.Equal(10_000L, cluster.Scalar("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'keys'"));
        await Task.WhenAll(keys.Select(async key => Assert.Equal([key], (await ReadAsync("keys", Id(key))).State!.Notes)));
    }

    [Fact]
    public async Task Write_WhenTheLockIsHeld_FailsAndTheGrainWorksAfterwards()
    {
        using var other = cluster.Connect();
        for (var round = 0; round < 20; round++)
        {
            var id = Id($"t:locked/{round}");
            var state = new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] });
            GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
            Assert.Equal(StorageFault.Locked, (await Assert.ThrowsAsync<StorageFaultException>(() => cluster.States.WriteStateAsync("locked", id, state))).Fault);
            Assert.False((await ReadAsync("locked", id)).RecordExists);
            GateUnderTest.Execute(other, "ROLLBACK");
            await cluster.States.WriteStateAsync("locked", id, state);
            Assert.InRange(VersionOf(state), 1, 1 << 30);
        }
    }

    [Fact]
    public async Task Read_OfADamagedRow_IsRefusedAndTheRowStays()
    {
        var id = Id("t:damaged");
        await cluster.States.WriteStateAsync("damaged", id, new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] }));
        cluster.Scalar("UPDATE GrainState SET PayloadBinary = x'' WHERE GrainTypeString = 'damaged'");
        await Assert.ThrowsAsync<Sferum.Grains.Commits.DamagedStateException>(() => ReadAsync("damaged", id));
    }

    // The first one is drawn by lot.
    private static int VersionOf(GrainState<StorageTestState> state) => int.Parse(state.ETag!, System.Globalization.CultureInfo.InvariantCulture);

    private static GrainId Id(string key) => GrainId.Create("storage-test", key);

    private async Task<GrainState<StorageTestState>> ReadAsync(string name, GrainId id)
    {
        var state = new GrainState<StorageTestState>(new StorageTestState());
        await cluster.States.ReadStateAsync(name, id, state);
        return state;
    }
}
