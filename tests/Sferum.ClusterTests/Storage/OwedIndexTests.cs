using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage;
using Xunit;

namespace Sferum.ClusterTests.Storage;

/// <summary>Which rows owe something, the same on either database.</summary>
public abstract class OwedIndexTests(IServiceProvider services, IGrainFactory grains)
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);

    private IGrainStorage States => services.GetRequiredKeyedService<IGrainStorage>(StorageHosting.ProviderName);

    private IOwedIndex Index => services.GetRequiredService<IOwedIndex>();

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
        var grain = grains.GetGrain<IStorageTestGrain>("t:owing");
        await grain.Owe(Moment.AddDays(-1));
        Assert.Contains(await ReadAsync(), row => row is { GrainType: "storage-test", Key: "t:owing" } && row.DueAt == Moment.AddDays(-1));
        await grain.Owe(null);
        Assert.DoesNotContain(await ReadAsync(), row => row.Key == "t:owing");
        await grain.Owe(Moment.AddDays(-1));
        await grain.Clear();
        Assert.DoesNotContain(await ReadAsync(), row => row.Key == "t:owing");
    }

    private protected Task<IReadOnlyList<OwedRow>> ReadAsync() => Index.ReadAsync(Moment.AddYears(1), null, 1_000, CancellationToken.None);

    private Task WriteAsync(string type, string key, DateTimeOffset? owedFrom) =>
        States.WriteStateAsync(type, GrainId.Create("storage-test", key), new GrainState<StorageTestState>(new StorageTestState { OwedFrom = owedFrom }));
}
