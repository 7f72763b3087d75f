using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Sferum.Grains.Commits;
using Sferum.Silo.Storage.Gate;

namespace Sferum.Silo.Storage;

/// <summary>Reads and deletes rows by the index of their identity.</summary>
internal sealed class SqliteStoredRows(SqliteStore store, IOptions<ClusterOptions> cluster) : IStoredRows
{
    private const string Scope = """
          FROM GrainState
         WHERE ServiceId = @ServiceId
           AND GrainTypeString = @GrainType
           AND GrainIdExtensionString >= @From
           AND (@Before = '' OR GrainIdExtensionString < @Before)
           AND (@Holding IS NULL OR instr(PayloadBinary, @Holding) > 0)
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
           AND GrainIdExtensionString IN (SELECT value FROM json_each(@Keys))
        """;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<string>> ReadKeysAsync(RowScope scope, int skip, int limit, CancellationToken cancellation)
    {
        var found = await store.Gate.ExecuteAsync(Keys, [.. Parameters(scope), new("Limit", (long)limit), new("Skip", (long)skip)], Timeout, cancellation);
        return [.. found.Rows.Select(row => (string)row[0]!)];
    }

    public async Task<int> CountAsync(RowScope scope, CancellationToken cancellation) =>
        (int)(long)(await store.Gate.ExecuteAsync(Count, Parameters(scope), Timeout, cancellation)).Rows[0][0]!;

    public async Task<int> DeleteAsync(string grainType, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        SqlParameter[] parameters =
        [
            new("ServiceId", cluster.Value.ServiceId),
            new("GrainType", grainType),
            new("Keys", JsonSerializer.Serialize(keys)),
        ];
        return (await store.Gate.ExecuteAsync(Delete, parameters, Timeout, cancellation)).Changes;
    }

    // What is freed is overwritten as it is freed (secure_delete); the log holds it until it is written back and cut off.
    public Task<bool> ScrubAsync(CancellationToken cancellation) => Task.Run(store.CutLog, cancellation);

    private SqlParameter[] Parameters(RowScope scope) =>
    [
        new("ServiceId", cluster.Value.ServiceId),
        new("GrainType", scope.GrainType),
        new("From", scope.From),
        new("Before", scope.Before),
        new("Holding", scope.Holding),
    ];
}
