using Orleans.Concurrency;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>The conferences whose start or end is late, of all schools (C8, C9).</summary>
[Alias("sferum.IStuckConferencesGrain")]
public interface IStuckConferencesGrain : IGrainWithStringKey
{
    /// <summary>A page of them, the latest first, as they are at this moment.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<StuckPage> ListAsync(StuckQuery query, CancellationToken cancellation);
}
