using Orleans.Concurrency;
using Sferum.Grains.Names;

namespace Sferum.Grains.Audit;

/// <summary>The way to the audit trail for whoever has no storage of its own: a facade. Entries that come together are written together.</summary>
[Alias("sferum.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Writes entries; on the disk when this ends. The same ones again change nothing. Fault: OutcomeUnknown, Unavailable.</summary>
    [Alias("Append"), AlwaysInterleave]
    Task AppendAsync(IReadOnlyList<AuditRecord> records);

    /// <summary>A page, the newest first.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation);

    /// <summary>Takes every trace of a person out. Repeatable.</summary>
    [Alias("EraseAccount"), AlwaysInterleave]
    Task EraseAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Takes a school's trail out. Repeatable.</summary>
    [Alias("EraseSchool"), AlwaysInterleave]
    Task EraseAsync(SchoolId school, CancellationToken cancellation);
}

/// <summary>A grain that tells what its commands changed.</summary>
[Alias("sferum.IAuditedGrain")]
public interface IAuditedGrain : IGrainWithStringKey
{
    /// <summary>
    /// What the caller's command with this request id changed, once: read off the states before and after its commit. Empty where that is not known any more: it was not this activation that
    /// carried it out, or it changed nothing.
    /// </summary>
    [Alias("TakeChanges"), AlwaysInterleave]
    Task<IReadOnlyList<FieldChange>> TakeChangesAsync(string requestId);
}
