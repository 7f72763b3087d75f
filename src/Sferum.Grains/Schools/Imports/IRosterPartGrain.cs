using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Some rows of a roster that a school's imports work on. Key: the school, one of a few slots, and the part's number; slots are used again.</summary>
[Alias("sferum.IRosterPartGrain")]
internal interface IRosterPartGrain : IOwesWork
{
    /// <summary>Puts rows in; durable when answered. False: something newer lies here, so the writer's knowledge is old.</summary>
    [Alias("Write")]
    Task<bool> WriteAsync(long stamp, RosterRows rows);

    /// <summary>The rows put in under a stamp; null when others lie here.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<RosterRows?> ReadAsync(long stamp);

    /// <summary>Empties the part unless something newer lies here. Idempotent.</summary>
    [Alias("Clear")]
    Task ClearAsync(long stamp);
}
