using Orleans.Concurrency;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>The conferences of a school that ES shows (C1): puts the lists of its months together. Key: the school.</summary>
[Alias("sferum.IConferenceCatalogGrain")]
public interface IConferenceCatalogGrain : IGrainWithStringKey
{
    /// <summary>A page of conferences. Refused: NotFound.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<Outcome<ConferencePage>> ListAsync(ConferenceQuery query, CancellationToken cancellation);
}
