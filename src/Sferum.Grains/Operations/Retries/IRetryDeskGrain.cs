using Orleans.Concurrency;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Operations.Retries;

/// <summary>Carries out "retry now" and remembers for a day what came of each. Key: a slot of request ids.</summary>
[Alias("sferum.IRetryDeskGrain")]
public interface IRetryDeskGrain : IGrainWithStringKey
{
    /// <summary>Wakes what is owed; answers how many things were. What owes nothing counts nothing. Refused: RequestIdReused.</summary>
    [Alias("Retry"), AlwaysInterleave, ResponseTimeout("00:01:00")]
    Task<Outcome<int>> RetryAsync(RetryNow command, CancellationToken cancellation);
}
