using Orleans.Concurrency;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>A conference, for its operators. Key: the conference.</summary>
[Alias("sferum.IOperatedConferenceGrain")]
public interface IOperatedConferenceGrain : IGrainWithStringKey
{
    /// <summary>How late its start or end is at this moment; null when neither is due.</summary>
    [Alias("ReadStuck"), AlwaysInterleave]
    Task<StuckConference?> ReadStuckAsync();

    /// <summary>Notes that a possible orphan was dealt with; twice is no error. Refused: NotFound.</summary>
    [Alias("ResolveOrphan")]
    Task<Outcome<OrphanCall>> ResolveOrphanAsync(ResolveOrphanCall command, CancellationToken cancellation);
}
