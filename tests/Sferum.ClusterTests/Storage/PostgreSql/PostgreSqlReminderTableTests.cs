using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

// PostgreSQL keeps microseconds.
[Collection(PostgreSqlTests.Name)]
public sealed class PostgreSqlReminderTableTests(PostgreSqlCluster cluster) : ReminderTableTests(cluster.Services, cluster.Grains, ticks: 10)
{
    [Fact]
    public async Task RangeRead_WalksTheIndexOfStartsWhateverLiesAhead()
    {
        await cluster.ScalarAsync("""
            INSERT INTO Reminder
            SELECT 'plan', 'g' || i, 'start', (i * 7919 % 4294967291 - 2147483648)::integer, now() + interval '1 day' + i * interval '1 second', 60000, 1
              FROM generate_series(1::bigint, 50000) i
            """);
        await cluster.ScalarAsync("ANALYZE Reminder");
        foreach (var key in new[] { "ReadRangeRows1Key", "ReadRangeRows2Key" })
        {
            var sql = (string)(await cluster.ScalarAsync("SELECT QueryText FROM OrleansQuery WHERE QueryKey = @key", ("key", key)))!;
            var plan = await cluster.PlanAsync(sql
                .Replace("@ServiceId", "'plan'", StringComparison.Ordinal)
                .Replace("@BeginHash", "5", StringComparison.Ordinal).Replace("@EndHash", "100000000", StringComparison.Ordinal));
            Assert.Contains("reminderbystart", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }
}
