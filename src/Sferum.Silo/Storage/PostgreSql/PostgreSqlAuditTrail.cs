using System.Data.Common;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Silo.Storage.Audit;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>The audit trail in PostgreSQL.</summary>
internal sealed class PostgreSqlAuditTrail(PostgreSqlPools pools, IOptions<ClusterOptions> cluster) : AuditTrail(cluster)
{
    protected override string Insert => $"""
        INSERT INTO AuditEntry (ServiceId, {AuditRow.Columns})
        SELECT @ServiceId, school, entrykey, at, caller, actor, action, resource, requestid, refusal, changes
          FROM json_to_recordset(@Entries::json)
            AS entry (school text, entrykey text, at bigint, caller text, actor text, action text, resource text, requestid text, refusal integer, changes text)
            ON CONFLICT DO NOTHING
        """;

    protected override string PositionOf => "strpos";

    protected override Task<AuditRows> RunAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters, CancellationToken cancellation) =>
        pools.Service.RunAsync(sql, parameters.Select(parameter => (parameter.Name, (object?)parameter.Value)), ReadAsync, cancellation);

    private static async Task<AuditRows> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        await reader.EndAsync(cancellation);
        return new AuditRows(rows, reader.RecordsAffected);
    }
}
