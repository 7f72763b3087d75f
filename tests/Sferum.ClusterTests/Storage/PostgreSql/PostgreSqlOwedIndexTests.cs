using Sferum.Silo.Storage.PostgreSql;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlOwedIndexTests(PostgreSqlCluster cluster) : OwedIndexTests(cluster.Services, cluster.Grains)
{
    [Fact]
    public async Task Read_TouchesTheIndexAlone()
    {
        await cluster.ScalarAsync("""
            INSERT INTO GrainState SELECT 'plan', 'chat', 't:' || i, 0, 0, 1, now(), CASE WHEN i % 100 = 0 THEN i END, 'x' FROM generate_series(1, 20000) i;
            """);
        await cluster.ScalarAsync("VACUUM ANALYZE GrainState");
        var page = PostgreSqlOwedIndex.Page
            .Replace("@ServiceId", "'plan'", StringComparison.Ordinal).Replace("@DueBy", "15000", StringComparison.Ordinal)
            .Replace("@AfterOwed", "100", StringComparison.Ordinal).Replace("@AfterType", "'chat'", StringComparison.Ordinal)
            .Replace("@AfterKey", "'t:100'", StringComparison.Ordinal).Replace("@Limit", "50", StringComparison.Ordinal);
        var plan = await cluster.PlanAsync(page);
        Assert.Contains("Index Only Scan using grainstateowed", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }
}
