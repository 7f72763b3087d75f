using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlGrainStateTests(PostgreSqlCluster cluster) : GrainStateTests(cluster.Services, cluster.Grains)
{
    [Fact]
    public async Task Updates_ThatOweNothing_StayInTheirPages()
    {
        var state = new GrainState<StorageTestState>(new StorageTestState { Notes = [new string('x', 1_200)] });
        for (var round = 0; round < 200; round++)
            await States.WriteStateAsync("in-page", Id("t:in-page"), state);
        // A connection tells its counters at the end of a transaction, once in a second: one more write brings out those of the last.
        var (updates, inPage) = (0L, 0L);
        await Testing.Waiting.Eventually.HoldsAsync(
            async () =>
            {
                await States.WriteStateAsync("in-page", Id("t:in-page"), state);
                updates = (long)(await ScalarAsync("SELECT pg_stat_get_tuples_updated('grainstate'::regclass)"))!;
                inPage = (long)(await ScalarAsync("SELECT pg_stat_get_tuples_hot_updated('grainstate'::regclass)"))!;
                return updates >= 199 && inPage > 0;
            },
            TimeSpan.FromSeconds(15));
        Assert.True(inPage >= 150, $"{inPage} of {updates} updates stayed in their page.");
    }

    protected override Task<object?> ScalarAsync(string sql) => cluster.ScalarAsync(sql);
}
