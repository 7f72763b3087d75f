using System.Data.Common;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Sferum.Silo.Storage.Audit;

/// <summary>The audit trail in PostgreSQL.</summary>
/// <param name="source">The connections.</param>
/// <param name="cluster">Whose rows these are.</param>
/// <param name="translate">Turns an exception of the driver into a fault of the service.</param>
internal sealed class DbAuditTrail(DbDataSource source, IOptions<ClusterOptions> cluster, Func<Exception, Exception> translate) : AuditTrail(cluster)
{
    protected override string Insert => $"""
        INSERT INTO AuditEntry (ServiceId, {AuditRow.Columns})
        SELECT @ServiceId, school, entrykey, at, caller, actor, action, resource, requestid, refusal, changes
          FROM json_to_recordset(@Entries::json)
            AS entry (school text, entrykey text, at bigint, caller text, actor text, action text, resource text, requestid text, refusal integer, changes text)
            ON CONFLICT DO NOTHING
        """;

    protected override string PositionOf => "strpos";

    protected override async Task<AuditRows> RunAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            return await ReadAsync(command, cancellation);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            throw translate(error);
        }
    }

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

        return new AuditRows(rows, reader.RecordsAffected);
    }
}
