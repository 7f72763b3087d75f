using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sferum.ClusterTests.Storage.PostgreSql;

[Collection(PostgreSqlTests.Name)]
public class PostgreSqlRemindersTests(PostgreSqlCluster cluster)
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    private IReminderTable Table => cluster.Services.GetRequiredService<IReminderTable>();

    [Fact]
    public async Task Grain_WhenItRegistersReadsAndRemoves_SeesItsOwn()
    {
        var grain = cluster.Grains.GetGrain<IStorageTestGrain>("t:reminded");
        await grain.Remind("far", TimeSpan.FromDays(30));
        await grain.Remind("near", TimeSpan.FromMinutes(5));
        Assert.Equal(["far", "near"], await grain.Reminders());
        await grain.Forget("near");
        Assert.Equal(["far"], await grain.Reminders());
        await grain.Forget("far");
        Assert.Empty(await grain.Reminders());
    }

    [Fact]
    public async Task Row_WhenWritten_ComesBackToTheMicrosecond()
    {
        var id = Id("t:exact");
        var start = new DateTime(Now.Ticks / 10 * 10, DateTimeKind.Utc);
        var etag = await Table.UpsertRow(Entry(id, "exact", start));
        var row = await Table.ReadRow(id, "exact");
        Assert.NotNull(row);
        Assert.Equal((start, DateTimeKind.Utc, TimeSpan.FromHours(1), etag, id), (row.StartAt, row.StartAt.Kind, row.Period, row.ETag, row.GrainId));
        Assert.Null(await Table.ReadRow(id, "other"));
    }

    [Fact]
    public async Task Remove_WithAnOldVersion_RemovesNothing()
    {
        var id = Id("t:versions");
        var first = await Table.UpsertRow(Entry(id, "x", Now));
        var second = await Table.UpsertRow(Entry(id, "x", Now.AddHours(1)));
        Assert.False(await Table.RemoveRow(id, "x", first!));
        Assert.True(await Table.RemoveRow(id, "x", second!));
        Assert.False(await Table.RemoveRow(id, "x", second!));
        // A later life does not fit an old handle.
        await Table.UpsertRow(Entry(id, "x", Now));
        Assert.False(await Table.RemoveRow(id, "x", second!));
    }

    [Fact]
    public async Task RangeRead_HoldsNearAndPastRowsOfItsRangeAndLeavesFarOnesOut()
    {
        var ids = Enumerable.Range(0, 40).Select(i => Id($"t:range/{i}")).ToArray();
        foreach (var id in ids)
        {
            await Table.UpsertRow(Entry(id, "past", Now.AddDays(-30)));
            await Table.UpsertRow(Entry(id, "near", Now.AddMinutes(100)));
            await Table.UpsertRow(Entry(id, "far", Now.AddMinutes(125)));
        }

        var bounds = new uint[] { 0, 1, int.MaxValue, 0x8000_0000u, uint.MaxValue }.Concat(ids.Take(3).Select(id => id.GetUniformHashCode())).ToArray();
        foreach (var (begin, end) in from begin in bounds from end in bounds select (begin, end))
        {
            var expected = ids.Where(id => IsIn(id.GetUniformHashCode(), begin, end)).SelectMany(id => new[] { $"{id} near", $"{id} past" }).Order(StringComparer.Ordinal);
            var found = (await Table.ReadRows(begin, end)).Reminders.Where(row => row.GrainId.Key.ToString()!.StartsWith("t:range/", StringComparison.Ordinal));
            Assert.Equal(expected, found.Select(row => $"{row.GrainId} {row.ReminderName}").Order(StringComparer.Ordinal));
        }
    }

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

    private static bool IsIn(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static GrainId Id(string key) => GrainId.Create("storage-test", key);

    private static ReminderEntry Entry(GrainId id, string name, DateTime start) => new() { GrainId = id, ReminderName = name, StartAt = start, Period = TimeSpan.FromHours(1) };
}
