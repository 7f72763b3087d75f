using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.ClusterTests.Storage;

/// <summary>The rows of grains, the same on either database.</summary>
public abstract class GrainStateTests(IServiceProvider services, IGrainFactory grains)
{
    private protected IGrainStorage States => services.GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);

    [Fact]
    public async Task Grains_WhenTheyWrite_FindItAgain()
    {
        var written = Enumerable.Range(0, 40).Select(i => grains.GetGrain<IStorageTestGrain>($"t:smoke/{i}")).ToArray();
        await Task.WhenAll(written.Select(grain => grain.Add("ё")));
        await Task.WhenAll(written.Select(grain => grain.Add("ж")));
        foreach (var grain in written)
            Assert.Equal(["ё", "ж"], (await ReadAsync("storage-test", grain.GetGrainId())).State!.Notes);
    }

    [Fact]
    public async Task FirstWrites_WhenSixteenMeetOnEachOf200Keys_MakeOneRowEach()
    {
        var won = new ConcurrentBag<(int Key, string? Version)>();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var key = 0; key < 200; key++)
            {
                try
                {
                    var mine = new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] });
                    await States.WriteStateAsync("first", Id($"t:first/{key}"), mine);
                    won.Add((key, mine.ETag));
                }
                catch (InconsistentStateException)
                {
                    // Fifteen of sixteen lose; any other error fails the test.
                }
            }
        })));

        Assert.Equal(Enumerable.Range(0, 200), won.Select(winner => winner.Key).Order());
        Assert.Equal(200L, await ScalarAsync("SELECT count(*) FROM GrainState WHERE GrainTypeString = 'first'"));
        foreach (var winner in won)
            Assert.Equal(winner.Version, (await ReadAsync("first", Id($"t:first/{winner.Key}"))).ETag);
    }

    [Fact]
    public async Task Write_WhenAnotherWasFaster_LosesAndChangesNothing()
    {
        var id = Id("t:two-writers");
        await States.WriteStateAsync("race", id, new GrainState<StorageTestState>(new StorageTestState { Notes = ["first"] }));
        var (a, b) = (await ReadAsync("race", id), await ReadAsync("race", id));
        a.State!.Notes.Add("a");
        b.State!.Notes.Add("b");
        await States.WriteStateAsync("race", id, a);
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.WriteStateAsync("race", id, b));
        Assert.Equal(["first", "a"], (await ReadAsync("race", id)).State!.Notes);
    }

    [Fact]
    public async Task Writes_OfOneVersionBySixteen_LetOneThrough()
    {
        var id = Id("t:contended");
        var first = new GrainState<StorageTestState>(new StorageTestState());
        await States.WriteStateAsync("contended", id, first);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var mine = new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] }, first.ETag) { RecordExists = true };
            return await Record.ExceptionAsync(() => States.WriteStateAsync("contended", id, mine));
        })));
        Assert.Single(outcomes, error => error is null);
        Assert.All(outcomes.Where(error => error is not null), error => Assert.IsType<InconsistentStateException>(error));
        Assert.Equal(After(first.ETag, 1), (await ReadAsync("contended", id)).ETag);
    }

    [Fact]
    public async Task Write_WithAVersionOfARowThatIsNotThere_MakesNone()
    {
        var id = Id("t:absent");
        var state = new GrainState<StorageTestState>(new StorageTestState(), "5") { RecordExists = true };
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.WriteStateAsync("absent", id, state));
        Assert.False((await ReadAsync("absent", id)).RecordExists);
        Assert.Null((await ReadAsync("absent", id)).ETag);
    }

    [Fact]
    public async Task Clear_WhenRepeatedAndWrittenAgain_NeverStartsVersionsAgain()
    {
        var id = Id("t:cleared");
        var mine = new GrainState<StorageTestState>(new StorageTestState { Notes = ["one"] });
        await States.WriteStateAsync("clear", id, mine);
        var stale = await ReadAsync("clear", id);
        await States.ClearStateAsync("clear", id, mine);
        Assert.False(mine.RecordExists);
        Assert.Empty(mine.State!.Notes);
        await States.WriteStateAsync("clear", id, mine);
        Assert.Equal(After(stale.ETag, 2), mine.ETag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.WriteStateAsync("clear", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.ClearStateAsync("clear", id, stale));
        Assert.Equal(mine.ETag, (await ReadAsync("clear", id)).ETag);
    }

    [Fact]
    public async Task Rows_OfKeysThatDifferInCaseOrZeros_AreApart()
    {
        string[] keys = ["t:5b", "t:5B", "t:05b", "t:5b ", $"t:{new string('x', 1_000)}", $"t:{new string('X', 1_000)}"];
        foreach (var key in keys)
            await States.WriteStateAsync("keys", Id(key), new GrainState<StorageTestState>(new StorageTestState { Notes = [key] }));
        foreach (var key in keys)
            Assert.Equal([key], (await ReadAsync("keys", Id(key))).State!.Notes);
    }

    [Fact]
    public async Task Read_OfADamagedRow_IsRefused()
    {
        var id = Id("t:damaged");
        await States.WriteStateAsync("damaged", id, new GrainState<StorageTestState>(new StorageTestState { Notes = ["x"] }));
        await ScalarAsync("UPDATE GrainState SET PayloadBinary = substr(PayloadBinary, 1, 3) WHERE GrainTypeString = 'damaged'");
        await Assert.ThrowsAsync<DamagedStateException>(() => ReadAsync("damaged", id));
    }

    /// <summary>Carries out a statement beside the service.</summary>
    protected abstract Task<object?> ScalarAsync(string sql);

    private protected static GrainId Id(string key) => GrainId.Create("storage-test", key);

    private protected async Task<GrainState<StorageTestState>> ReadAsync(string name, GrainId id)
    {
        var state = new GrainState<StorageTestState>(new StorageTestState());
        await States.ReadStateAsync(name, id, state);
        return state;
    }

    // The first version of a row is drawn by lot.
    private static string After(string? version, int writes) =>
        (int.Parse(version!, CultureInfo.InvariantCulture) + writes).ToString(CultureInfo.InvariantCulture);
}
