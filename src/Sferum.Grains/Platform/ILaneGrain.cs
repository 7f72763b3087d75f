using Orleans.Concurrency;

namespace Sferum.Grains.Platform;

/// <summary>
/// The one queue of calls made with one administrator's token: rate, order, batching, refresh, pause. Key: the administrator's account. On disk are only the
/// right to call and a long pause: whoever asks has what it owes in its own row and asks again.
/// </summary>
[Alias("sferum.ILaneGrain")]
public interface ILaneGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the calls in their order, between those of others; answers one result for each. A call that was never sent (the lane is paused, the token is gone, cancelled while
    /// waiting) has a result that says so, never Unknown. After the first call of a work that was not done the rest of it may be skipped (AgainSoon).
    /// </summary>
    [Alias("Execute"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<LaneAnswer> ExecuteAsync(LaneWork work, CancellationToken cancellation);

    /// <summary>Gets the token ready for calls that are due soon. Whether that went well is no matter: the calls see for themselves.</summary>
    [Alias("Warm"), AlwaysInterleave]
    Task WarmAsync();

    /// <summary>Ends a pause: an operator's "retry now". One request goes as a probe, and the platform's rate stays. True when there was a pause.</summary>
    [Alias("EndPause"), AlwaysInterleave]
    Task<bool> EndPauseAsync();

    /// <summary>How the lane is at this moment.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<LaneSnapshot> ReadAsync();
}

/// <summary>The order of work in a lane (design §4): the lower, the earlier.</summary>
[GenerateSerializer]
public enum LanePriority
{
    /// <summary>Ends of calls.</summary>
    End = 0,

    /// <summary>Starts of calls.</summary>
    Start = 1,

    /// <summary>Removals from chats.</summary>
    Remove = 2,

    /// <summary>Everything that fills chats.</summary>
    Join = 3,

    /// <summary>Drift repair.</summary>
    Sweep = 4,
}

/// <summary>Calls that belong together, at most 25.</summary>
/// <param name="Priority">Their place in the order.</param>
/// <param name="Source">Who asks (a school's key), for fairness between those who share an administrator.</param>
/// <param name="Calls">The calls.</param>
[GenerateSerializer, Immutable, Alias("sferum.LaneWork")]
public sealed record LaneWork(
    [property: Id(0)] LanePriority Priority, [property: Id(1)] string Source, [property: Id(2)] IReadOnlyList<PlatformCall> Calls)
{
    /// <summary>How many more starts and ends of the same source are on their way to the lane at this moment, as far as is known where this comes from.</summary>
    [Id(3)] public int Company { get; init; }
}

/// <summary>What came back.</summary>
/// <param name="Results">One for each call, in order.</param>
/// <param name="Trouble">What keeps the lane as a whole from working; None when it works.</param>
/// <param name="RetryAfter">When to ask again, where the lane is paused.</param>
[GenerateSerializer, Immutable, Alias("sferum.LaneAnswer")]
public sealed record LaneAnswer(
    [property: Id(0)] IReadOnlyList<PlatformResult> Results, [property: Id(1)] PlatformTrouble Trouble, [property: Id(2)] TimeSpan? RetryAfter);
