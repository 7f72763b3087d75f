using Orleans.Concurrency;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>The operators' list of calls that may be open unseen, of all schools: they are rare, and an operator asks for them all (C8).</summary>
[Alias("sferum.IOrphanRegisterGrain")]
public interface IOrphanRegisterGrain : IGrainWithStringKey
{
    /// <summary>A page of them, the newest first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<OrphanPage> ListAsync(OrphanQuery query, CancellationToken cancellation);
}

/// <summary>The same list, for the conferences that put their rows in.</summary>
[Alias("sferum.IOrphanIndexGrain")]
internal interface IOrphanIndexGrain : IGrainWithStringKey
{
    /// <summary>Puts a conference's row in; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(OrphanRow row);
}
