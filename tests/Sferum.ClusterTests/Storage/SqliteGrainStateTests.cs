using System.Globalization;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class SqliteGrainStateTests(StorageCluster cluster) : GrainStateTests(cluster.Services, cluster.Grains), IClassFixture<StorageCluster>
{
    [Fact]
    public async Task Writes_Of10000RandomKeys_MakeAsManyRows()
    {
        var random = new Random(20260901);
        // No braces: the provider formats keys as format strings, and refuses such a key before it reaches the store.
        const string Signs = "abcdefABCDEF0123456789-._~/ёЙ+ ";
        var keys = new HashSet<string>(["t:5b", "t:5B", "t:05b", "t:005b", "t:5b ", $"t:{new string('x', 1_000)}", $"t:{new string('X', 1_000)}"]);
        while (keys.Count < 10_000)
            keys.Add("t:" + string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Signs[random.Next(Signs.Length)])));

        await Task.WhenAll(keys.Select(key => States.WriteStateAsync("many-keys", Id(key), new GrainState<StorageTestState>(new StorageTestState { Notes = [key] }))));
        Assert.Equal(10_000L, cluster.Scalar("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'many-keys'"));
        await Task.WhenAll(keys.Select(async key => Assert.Equal([key], (await ReadAsync("many-keys", Id(key))).State!.Notes)));
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
            Assert.Equal(StorageFault.Locked, (await Assert.ThrowsAsync<StorageFaultException>(() => States.WriteStateAsync("locked", id, state))).Fault);
            Assert.False((await ReadAsync("locked", id)).RecordExists);
            GateUnderTest.Execute(other, "ROLLBACK");
            await States.WriteStateAsync("locked", id, state);
            Assert.InRange(int.Parse(state.ETag!, CultureInfo.InvariantCulture), 1, 1 << 30);
        }
    }

    protected override Task<object?> ScalarAsync(string sql) => Task.FromResult(cluster.Scalar(sql));
}
