using Microsoft.Extensions.DependencyInjection;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public class PostgreSqlOwedIndexTests(PostgreSqlCluster cluster)
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
    public async Task Read_TouchesTheIndexAlone()
    {
        await cluster.ScalarAsync("""
            INSERT INTO GrainState SELECT 'plan', 'chat', 't:' || i, 0, 0, 1, now(), CASE WHEN i % 100 = 0 THEN i END, 'x' FROM generate_series(1, 20000) i;
            """);
        await cluster.ScalarAsync("VACUUM ANALYZE GrainState");
        var page = PostgreSqlOwedIndex.Page
            .Replace("@ServiceId", "'plan'", StringComparison.Ordinal).Replace("@DueBy", "15000", StringComparison.Ordinal)
            .Replace("@AfterOwed", "100", StringComparison.Ordinal).Replace("@AfterType", "'chat'", StringComparison.Ordinal)
            .Replace("@AfterKey", "'t:100'", StringComparison.Ordinal).Replace("@Limit", "50", StringComparison.Ordinal);
        var plan = await cluster.PlanAsync(page);
        Assert.Contains("Index Only Scan using grainstateowed", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<OwedRow>> ReadAsync() => Index.ReadAsync(Moment.AddYears(1), null, 1_000, CancellationToken.None);

    private Task WriteAsync(string type, string key, DateTimeOffset? owedFrom) =>
        cluster.States.WriteStateAsync(type, GrainId.Create("storage-test", key), new GrainState<StorageTestState>(new StorageTestState { OwedFrom = owedFrom }));
}
