using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Commits;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public class SqliteOwedIndexTests(StorageCluster cluster) : IClassFixture<StorageCluster>
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);

    private IOwedIndex Index => cluster.Services.GetRequiredService<IOwedIndex>();

    [Fact]
    public async Task Read_PagesThroughAllThatOwes_OldestFirst()
    {
        var owing = Enumerable.Range(0, 100).Select(i => new OwedRow(Moment.AddMilliseconds(i / 7), i % 2 == 0 ? "page-a" : "page-b", $"t:{i:D3}")).ToArray();
        foreach (var row in owing.Reverse())
            await WriteAsync(row.GrainType, row.Key, row.DueAt);
        await WriteAsync("page-a", "t:nothing", null);
        await WriteAsync("page-a", "t:later", Moment.AddSeconds(1));

        var found = new List<OwedRow>();
        IReadOnlyList<OwedRow> page;
        do
        {
            page = await Index.ReadAsync(Moment.AddMilliseconds(14), found.LastOrDefault(), 9, CancellationToken.None);
            found.AddRange(page);
        }
        while (page.Count == 9);

        Assert.Equal(owing.OrderBy(row => row.DueAt).ThenBy(row => row.GrainType, StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Grain_WhenItNoLongerOwes_IsNotFound()
    {
        var grain = cluster.Grains.GetGrain<IStorageTestGrain>("t:owing");
        await grain.Owe(Moment.AddDays(-1));
        Assert.Contains(await ReadAsync(), row => row is { GrainType: "storage-test", Key: "t:owing" } && row.DueAt == Moment.AddDays(-1));
        await grain.Owe(null);
        Assert.DoesNotContain(await ReadAsync(), row => row.Key == "t:owing");
        await grain.Owe(Moment.AddDays(-1));
        await grain.Clear();
        Assert.DoesNotContain(await ReadAsync(), row => row.Key == "t:owing");
    }

    [Fact]
    public void Column_OfAPayloadWithoutTheHeader_IsNull()
    {
        var write = (string)cluster.Scalar("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'")!;
        foreach (var (payload, owed) in new (byte[] Payload, object Owed)[]
        {
            ([.. "SF11790000000123rest"u8], 1_790_000_000_123L),
            ([.. "SF10000000000000rest"u8], DBNull.Value),
            ([.. "SF21790000000123rest"u8], DBNull.Value),
            ([.. "{}"u8], DBNull.Value),
            ([], DBNull.Value),
        })
        {
            var key = $"t:{Convert.ToHexString(payload)}";
            cluster.Scalar(
                write,
                ("@ServiceId", "other-service"), ("@GrainTypeString", "column"), ("@GrainIdN0", 0), ("@GrainIdN1", 0),
                ("@GrainIdExtensionString", key), ("@GrainStateVersion", DBNull.Value), ("@PayloadBinary", payload));
            Assert.Equal(owed, cluster.Scalar("SELECT OwedFrom FROM GrainState WHERE GrainIdExtensionString = $key", ("$key", key)));
        }
    }

    [Fact]
    public async Task Read_LeavesOtherServicesAlone()
    {
        Column_OfAPayloadWithoutTheHeader_IsNull();
        Assert.DoesNotContain(await ReadAsync(), row => row.GrainType == "column");
    }

    private Task<IReadOnlyList<OwedRow>> ReadAsync() => Index.ReadAsync(Moment.AddYears(1), null, 1_000, CancellationToken.None);

    private Task WriteAsync(string type, string key, DateTimeOffset? owedFrom) =>
        cluster.States.WriteStateAsync(type, GrainId.Create("storage-test", key), new GrainState<StorageTestState>(new StorageTestState { OwedFrom = owedFrom }));
}
