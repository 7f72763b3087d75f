using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Commits;

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
        return [.. found.Rows.Select(row => new OwedRow(DateTimeOffset.FromUnixTimeMilliseconds((long)row[0]!), (string)row[1]!, (string)row[2]!))];
    }
}
