using Orleans.Concurrency;

namespace Sferum.Grains.Commits;

/// <summary>A grain that may owe something to others and does it behind its answers.</summary>
[Alias("sferum.IOwesWork")]
public interface IOwesWork : IGrainWithStringKey
{
    /// <summary>Makes sure that what is owed is being done. Idempotent; a try that is scheduled for later stays later.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task WakeAsync();

    /// <summary>Begins what is owed at once, also what was put off: an operator's "retry now". True when something is tried now that was owed.</summary>
    [Alias("RetryNow"), AlwaysInterleave]
    Task<bool> RetryNowAsync();

    /// <summary>What is owed now and why, for operators; null: nothing is. Whoever asks does not wait for long: the row alone tells the rest.</summary>
    [Alias("ReadOwed"), AlwaysInterleave, ResponseTimeout("00:00:02")]
    Task<OwedReading?> ReadOwedAsync();
}
