using Orleans.Concurrency;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.People;

/// <summary>Some of a school's people: those whose account falls into this segment. Key: the school and the segment's number.</summary>
[Alias("sferum.IPeopleSegmentGrain")]
internal interface IPeopleSegmentGrain : IOwesWork
{
    /// <summary>All of them, in no order.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<PeopleSegmentRows> ReadAsync();

    /// <summary>Changes them; durable when answered, idempotent.</summary>
    [Alias("Change")]
    Task ChangeAsync(PeopleChange change);

    /// <summary>Takes where a link stands; durable when answered, idempotent. Fault: Unavailable, when too many accounts that are not in the school are remembered already.</summary>
    [Alias("NoteLink"), AlwaysInterleave]
    Task NoteLinkAsync(LinkMark mark);
}
