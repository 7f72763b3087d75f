using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>Keeps a part of a month's list. Key: the school, the month and the part's number.</summary>
[Alias("sferum.IConferencePartGrain")]
internal interface IConferencePartGrain : IOwesWork
{
    /// <summary>All rows; null when the part was never written.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ConferencePartRows?> ReadAsync();

    /// <summary>Puts a row in, and notes of others that their conferences are on disk; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(ConferenceRow row, IReadOnlyCollection<string> sure);

    /// <summary>Takes out a row that was announced and whose conference never came to be. Idempotent.</summary>
    [Alias("Withdraw"), AlwaysInterleave]
    Task WithdrawAsync(string id, long revision);
}

/// <summary>The rows of a part.</summary>
/// <param name="Rows">Those that are gone too.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferencePartRows")]
internal sealed record ConferencePartRows([property: Id(0)] ImmutableArray<ConferenceRow> Rows);
