using Orleans.Concurrency;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>A conference, for the lists that hold its row.</summary>
[Alias("sferum.IListedConferenceGrain")]
internal interface IListedConferenceGrain : IGrainWithStringKey
{
    /// <summary>Its whole row at this moment; null when there is no such conference.</summary>
    [Alias("ReadRow"), AlwaysInterleave]
    Task<ConferenceRow?> ReadRowAsync();
}
