using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage.Audit;

/// <summary>The audit trail in the embedded database: entries are written by the one writer, in its groups.</summary>
internal sealed class SqliteAuditTrail(SqliteStore store, IOptions<ClusterOptions> cluster) : AuditTrail(cluster)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    // What is asked after the source belongs to the conflict only behind a condition: SQLite would take it for a join's.
    protected override string Insert => $"""
        INSERT INTO AuditEntry (ServiceId, {AuditRow.Columns})
        SELECT @ServiceId, value ->> 'school', value ->> 'entrykey', value ->> 'at', value ->> 'caller', value ->> 'actor', value ->> 'action', value ->> 'resource',
               value ->> 'requestid', value ->> 'refusal', value ->> 'changes'
          FROM json_each(@Entries)
         WHERE true
            ON CONFLICT DO NOTHING
        """;

    protected override string PositionOf => "instr";

    protected override async Task<AuditRows> RunAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters, CancellationToken cancellation)
    {
        var done = await store.Gate.ExecuteAsync(sql, [.. parameters.Select(parameter => new SqlParameter(parameter.Name, parameter.Value))], Timeout, cancellation);
        return new AuditRows(done.Rows, done.Changes);
    }
}
