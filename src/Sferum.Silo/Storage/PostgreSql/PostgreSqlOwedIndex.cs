using System.Data.Common;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Commits;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Reads the owed moments from their index; rows are never touched.</summary>
internal sealed class PostgreSqlOwedIndex(PostgreSqlPools pools, IOptions<ClusterOptions> cluster) : IOwedIndex
{
    internal const string Page = """
        SELECT OwedFrom, GrainTypeString, GrainIdExtensionString
          FROM GrainState
         WHERE ServiceId = @ServiceId
           AND OwedFrom IS NOT NULL
           AND OwedFrom <= @DueBy
           AND (OwedFrom, GrainTypeString, GrainIdExtensionString) > (@AfterOwed, @AfterType, @AfterKey)
         ORDER BY OwedFrom, GrainTypeString, GrainIdExtensionString
         LIMIT @Limit
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OwedRow>> ReadAsync(DateTimeOffset dueBy, OwedRow? after, int limit, CancellationToken cancellation)
    {
        await using var connection = await pools.Service.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Page;
            Add(command, "ServiceId", cluster.Value.ServiceId);
            Add(command, "DueBy", dueBy.ToUnixTimeMilliseconds());
            Add(command, "AfterOwed", after?.DueAt.ToUnixTimeMilliseconds() ?? -1L);
            Add(command, "AfterType", after?.GrainType ?? "");
            Add(command, "AfterKey", after?.Key ?? "");
            Add(command, "Limit", limit);
            return await ReadAsync(command, cancellation);
        }
        catch (Exception error) when (PostgreSqlFaults.IsTrouble(error))
        {
            throw PostgreSqlFaults.OfCommand(error);
        }
    }

    private static async Task<IReadOnlyList<OwedRow>> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OwedRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new OwedRow(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
