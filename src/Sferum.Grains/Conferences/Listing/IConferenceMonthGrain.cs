using Orleans.Concurrency;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>The conferences of a school on the days of one month, sorted by start. Key: the school and the month.</summary>
[Alias("sferum.IConferenceMonthGrain")]
internal interface IConferenceMonthGrain : IGrainWithStringKey
{
    /// <summary>
    /// Puts a row in before its conference is on disk, so that the conference need not be written twice; durable when answered. Lists show it once it is confirmed, or once somebody lists and
    /// the conference says that it is there. Answers the conferences at the same time, those that were only announced too: of two at once one comes second.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="onlyAlone">Whether nothing is put in when there are any.</param>
    [Alias("Announce"), AlwaysInterleave]
    Task<IReadOnlyList<ConferenceOverlap>> AnnounceAsync(ConferenceRow row, bool onlyAlone);

    /// <summary>The conferences at the same time as another one.</summary>
    [Alias("FindOverlaps"), AlwaysInterleave]
    Task<IReadOnlyList<ConferenceOverlap>> FindOverlapsAsync(ConferenceRow row);

    /// <summary>What was announced is on disk.</summary>
    [Alias("Confirm"), AlwaysInterleave]
    Task ConfirmAsync(string id, long revision);

    /// <summary>Puts in the row of a conference that is on disk, or takes out one that is gone; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(ConferenceRow row);

    /// <summary>How many conferences a query means.</summary>
    [Alias("Count"), AlwaysInterleave]
    Task<int> CountAsync(MonthQuery query, CancellationToken cancellation);

    /// <summary>Some of these, in the query's order.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<IReadOnlyList<ConferenceRow>> ReadAsync(MonthQuery query, int skip, int take, CancellationToken cancellation);
}
