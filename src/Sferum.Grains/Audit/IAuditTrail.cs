using Sferum.Grains.Names;

namespace Sferum.Grains.Audit;

/// <summary>Where the entries are kept. Only appended to; read by the page; taken out when their time is over or somebody is erased.</summary>
public interface IAuditTrail
{
    /// <summary>Writes entries; those that stand there already (same school and key) change nothing. They are on the disk when this ends.</summary>
    Task AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellation);

    /// <summary>A page, the newest first.</summary>
    Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation);

    /// <summary>Takes some entries from before a time out; answers how many, 0 when none is left.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Takes every trace of a person out: entries about the account go, others name it no longer. Repeatable.</summary>
    Task EraseAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Takes a school's trail out. Repeatable.</summary>
    Task EraseAsync(SchoolId school, CancellationToken cancellation);
}
