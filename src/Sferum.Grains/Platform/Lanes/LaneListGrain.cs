using System.Collections.Concurrent;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Platform.Lanes;

/// <summary>Has the runtime say which lanes are in memory, on any silo, and asks each one. It remembers nothing.</summary>
[GrainType("lane-list")]
internal sealed class LaneListGrain : Grain, ILaneListGrain
{
    private const int AskedAtOnce = 32;

    public async Task<LanePage> ListAsync(LaneQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        AccountId[] administrators = query.Administrator is { } only ? [only] : await InMemoryAsync(cancellation);
        var lanes = new ConcurrentBag<LaneSnapshot>();
        await FanOut.ForEachAsync(administrators, AskedAtOnce, async administrator => lanes.Add(await GrainFactory.Lane(administrator).ReadAsync()), cancellation);
        return LaneReading.Page(lanes.Where(lane => lane.IsLane), query);
    }

    private async Task<AccountId[]> InMemoryAsync(CancellationToken cancellation)
    {
        var active = await GrainFactory.Runtime().GetActiveGrains(GrainType.Create(LaneGrain.TypeName), cancellation);
        return [.. active.Select(id => id.Key.ToString()!).Distinct().Select(AccountId.FromKey)];
    }
}
