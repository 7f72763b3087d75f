using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage;

/// <summary>Reads the owed moments from their column; bodies are never touched.</summary>
internal sealed class SqliteOwedIndex(SqliteStore store, IOptions<ClusterOptions> cluster) : IOwedIndex
{
    private const string Page = """
        SELECT OwedFrom, GrainTypeString, GrainIdExtensionString
          FROM GrainState INDEXED BY GrainStateOwed
         WHERE ServiceId = @ServiceId
           AND OwedFrom IS NOT NULL
           AND OwedFrom <= @DueBy
           AND (OwedFrom, GrainTypeString, GrainIdExtensionString) > (@AfterOwed, @AfterType, @AfterKey)
         ORDER BY OwedFrom, GrainTypeString, GrainIdExtensionString
         LIMIT @Limit
        """;

    // The key of a school goes on behind a slash or a hash; '0' and '$' come next after these.
    private const string Scope = """
          FROM GrainState INDEXED BY GrainStateOwed
         WHERE ServiceId = @ServiceId
           AND OwedFrom IS NOT NULL
           AND OwedFrom <= @DueBy
           AND GrainTypeString IN (SELECT value FROM json_each(@GrainTypes))
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

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OwedRow>> ReadAsync(DateTimeOffset dueBy, OwedRow? after, int limit, CancellationToken cancellation)
    {
        var found = await store.Gate.ExecuteAsync(
            Page,
            [
                new("ServiceId", cluster.Value.ServiceId),
                new("DueBy", dueBy.ToUnixTimeMilliseconds()),
                new("AfterOwed", after?.DueAt.ToUnixTimeMilliseconds() ?? -1L),
                new("AfterType", after?.GrainType ?? ""),
                new("AfterKey", after?.Key ?? ""),
                new("Limit", (long)limit),
            ],
            Timeout,
            cancellation);
        return RowsOf(found);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OwedRow>> ReadAsync(OwedScope scope, int skip, int limit, CancellationToken cancellation) =>
        RowsOf(await store.Gate.ExecuteAsync(
            ScopedPage, [.. Parameters(scope), new("Limit", (long)limit), new("Skip", (long)skip)], Timeout, cancellation));

    /// <inheritdoc/>
    public async Task<int> CountAsync(OwedScope scope, CancellationToken cancellation) =>
        (int)(long)(await store.Gate.ExecuteAsync(ScopedCount, Parameters(scope), Timeout, cancellation)).Rows[0][0]!;

    private static OwedRow[] RowsOf(SqlRows found) =>
        [.. found.Rows.Select(row => new OwedRow(DateTimeOffset.FromUnixTimeMilliseconds((long)row[0]!), (string)row[1]!, (string)row[2]!))];

    private SqlParameter[] Parameters(OwedScope scope) =>
    [
        new("ServiceId", cluster.Value.ServiceId),
        new("DueBy", scope.DueBy.ToUnixTimeMilliseconds()),
        new("GrainTypes", JsonSerializer.Serialize(scope.GrainTypes)),
        new("School", scope.School ?? ""),
    ];
}
