using Orleans.Concurrency;

namespace Sferum.Grains.Platform;

/// <summary>The lanes that are in memory: one that has had nothing to do for some minutes is not, and is asked by itself.</summary>
[Alias("sferum.ILaneListGrain")]
public interface ILaneListGrain : IGrainWithStringKey
{
    /// <summary>A page of them, the fullest first, as they are at this moment.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<LanePage> ListAsync(LaneQuery query, CancellationToken cancellation);
}
