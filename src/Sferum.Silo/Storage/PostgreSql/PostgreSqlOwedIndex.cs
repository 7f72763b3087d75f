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

    // The key of a school goes on behind a slash or a hash; '0' and '$' come next after these.
    private const string Scope = """
          FROM GrainState
         WHERE ServiceId = @ServiceId
           AND OwedFrom IS NOT NULL
           AND OwedFrom <= @DueBy
           AND GrainTypeString = ANY (@GrainTypes)
           AND (@School = ''
                OR GrainIdExtensionString = @School
                OR (GrainIdExtensionString > @School || '/' AND GrainIdExtensionString < @School || '0')
                OR (GrainIdExtensionString > @School || '#' AND GrainIdExtensionString < @School || '$'))
        """;

    private const string ScopedPage = $"""
        SELECT OwedFrom, GrainTypeString, GrainIdExtensionString
        {Scope}
         ORDER BY OwedFrom, GrainTypeString, GrainIdExtensionString
         LIMIT @Limit OFFSET @Skip
        """;

    private const string ScopedCount = $"SELECT count(*) {Scope}";

    /// <inheritdoc/>
    public Task<IReadOnlyList<OwedRow>> ReadAsync(DateTimeOffset dueBy, OwedRow? after, int limit, CancellationToken cancellation) => pools.Service.RunAsync(
        Page,
        [
            ("ServiceId", cluster.Value.ServiceId),
            ("DueBy", dueBy.ToUnixTimeMilliseconds()),
            ("AfterOwed", after?.DueAt.ToUnixTimeMilliseconds() ?? -1L),
            ("AfterType", after?.GrainType ?? ""),
            ("AfterKey", after?.Key ?? ""),
            ("Limit", limit),
        ],
        ReadAsync,
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OwedRow>> ReadAsync(OwedScope scope, int skip, int limit, CancellationToken cancellation) =>
        pools.Service.RunAsync(ScopedPage, [.. Parameters(scope), ("Limit", limit), ("Skip", skip)], ReadAsync, cancellation);

    /// <inheritdoc/>
    public Task<int> CountAsync(OwedScope scope, CancellationToken cancellation) =>
        pools.Service.RunAsync(ScopedCount, Parameters(scope), PostgreSqlCommands.ReadNumberAsync, cancellation);

    private static async Task<IReadOnlyList<OwedRow>> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OwedRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new OwedRow(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private (string Name, object? Value)[] Parameters(OwedScope scope) =>
    [
        ("ServiceId", cluster.Value.ServiceId),
        ("DueBy", scope.DueBy.ToUnixTimeMilliseconds()),
        ("GrainTypes", scope.GrainTypes.ToArray()),
        ("School", scope.School ?? ""),
    ];
}
