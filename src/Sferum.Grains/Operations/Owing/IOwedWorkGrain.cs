using Orleans.Concurrency;

namespace Sferum.Grains.Operations.Owing;

/// <summary>What is owed and why, of all schools (A9, A10, B12-B15, C8, C9).</summary>
[Alias("sferum.IOwedWorkGrain")]
public interface IOwedWorkGrain : IGrainWithStringKey
{
    /// <summary>A page of it, the oldest first. What lies ahead (the next comparison of a chat, a conference that waits for its bell) is not owed.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<OwedPage> ListAsync(OwedQuery query, CancellationToken cancellation);
}
