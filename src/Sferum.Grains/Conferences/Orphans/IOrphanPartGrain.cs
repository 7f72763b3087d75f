using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>Keeps a part of the operators' list of possible orphans. Key: the list and the part's number.</summary>
[Alias("sferum.IOrphanPartGrain")]
internal interface IOrphanPartGrain : IOwesWork
{
    /// <summary>All rows; null when the part was never written.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<OrphanPartRows?> ReadAsync();

    /// <summary>Puts a row in; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(OrphanRow row);
}

/// <summary>The rows of a part.</summary>
/// <param name="Rows">One for each conference.</param>
[GenerateSerializer, Immutable, Alias("sferum.OrphanPartRows")]
internal sealed record OrphanPartRows([property: Id(0)] ImmutableArray<OrphanRow> Rows);
