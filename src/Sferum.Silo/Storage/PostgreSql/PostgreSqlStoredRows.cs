using System.Data.Common;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Commits;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Reads and deletes rows by the index of their identity.</summary>
internal sealed class PostgreSqlStoredRows(PostgreSqlPools pools, IOptions<ClusterOptions> cluster) : IStoredRows
{
    private const string Scope = """
          FROM GrainState
         WHERE ServiceId = @ServiceId
           AND GrainTypeString = @GrainType
           AND GrainIdExtensionString >= @From
           AND (@Before = '' OR GrainIdExtensionString < @Before)
           AND (@Holding::bytea IS NULL OR position(@Holding::bytea IN PayloadBinary) > 0)
        """;

    private const string Keys = $"""
        SELECT GrainIdExtensionString
        {Scope}
         ORDER BY GrainIdExtensionString
         LIMIT @Limit OFFSET @Skip
        """;

    private const string Count = $"SELECT count(*) {Scope}";

    private const string Delete = """
        DELETE FROM GrainState
         WHERE ServiceId = @ServiceId
           AND GrainTypeString = @GrainType
           AND GrainIdExtensionString = ANY (@Keys)
        """;

    public Task<IReadOnlyList<string>> ReadKeysAsync(RowScope scope, int skip, int limit, CancellationToken cancellation) =>
        pools.Service.RunAsync(Keys, [.. Parameters(scope), ("Limit", limit), ("Skip", skip)], ReadAsync, cancellation);

    public Task<int> CountAsync(RowScope scope, CancellationToken cancellation) =>
        pools.Service.RunAsync(Count, Parameters(scope), PostgreSqlCommands.ReadNumberAsync, cancellation);

    public Task<int> DeleteAsync(string grainType, IReadOnlyList<string> keys, CancellationToken cancellation) => pools.Service.RunAsync(
        Delete,
        [("ServiceId", cluster.Value.ServiceId), ("GrainType", grainType), ("Keys", keys.ToArray())],
        static (command, stop) => command.ExecuteNonQueryAsync(stop),
        cancellation);

    // What is dead is taken out of its page; the log and its copies end by the server's own terms.
    public async Task<bool> ScrubAsync(CancellationToken cancellation)
    {
        await pools.Service.RunAsync("VACUUM GrainState", [], static (command, stop) => command.ExecuteNonQueryAsync(stop), cancellation);
        return true;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellation))
            keys.Add(reader.GetString(0));
        return keys;
    }

    private (string Name, object? Value)[] Parameters(RowScope scope) =>
    [
        ("ServiceId", cluster.Value.ServiceId),
        ("GrainType", scope.GrainType),
        ("From", scope.From),
        ("Before", scope.Before),
        ("Holding", scope.Holding),
    ];
}
