using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sferum.ClusterTests.Storage;

/// <summary>The reminders' rows, the same on either database.</summary>
/// <param name="services">The silo's.</param>
/// <param name="grains">The cluster's.</param>
/// <param name="ticks">What the database keeps of a moment.</param>
public abstract class ReminderTableTests(IServiceProvider services, IGrainFactory grains, int ticks)
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    private IReminderTable Table => services.GetRequiredService<IReminderTable>();

    [Fact]
    public async Task Grain_WhenItRegistersReadsAndRemoves_SeesItsOwn()
    {
        var grain = grains.GetGrain<IStorageTestGrain>("t:reminded");
        await grain.Remind("far", TimeSpan.FromDays(30));
        await grain.Remind("near", TimeSpan.FromMinutes(5));
        Assert.Equal(["far", "near"], await grain.Reminders());
        await grain.Remind("far", TimeSpan.FromDays(40));
        await grain.Forget("near");
        Assert.Equal(["far"], await grain.Reminders());
        await grain.Forget("far");
        Assert.Empty(await grain.Reminders());
    }

    [Fact]
    public async Task Row_WhenWritten_ComesBackAsItWas()
    {
        var id = Id("t:exact");
        var start = new DateTime(Now.Ticks / 100 * 100 + (7 * ticks), DateTimeKind.Utc);
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
        Assert.NotEqual(first, second);
        Assert.False(await Table.RemoveRow(id, "x", first!));
        Assert.True(await Table.RemoveRow(id, "x", second!));
        Assert.False(await Table.RemoveRow(id, "x", second!));
        // A later life does not fit an old handle.
        await Table.UpsertRow(Entry(id, "x", Now));
        Assert.False(await Table.RemoveRow(id, "x", first!));
        Assert.False(await Table.RemoveRow(id, "x", second!));
    }

    [Fact]
    public async Task RangeRead_HoldsNearAndPastRowsOfItsRangeAndLeavesFarOnesOut()
    {
        var ids = Enumerable.Range(0, 200).Select(i => Id($"t:range/{i}")).ToArray();
        foreach (var id in ids)
        {
            await Table.UpsertRow(Entry(id, "past", Now.AddDays(-30)));
            await Table.UpsertRow(Entry(id, "near", Now.AddMinutes(100)));
            await Table.UpsertRow(Entry(id, "far", Now.AddMinutes(125)));
        }

        var bounds = new uint[] { 0, 1, int.MaxValue, 0x8000_0000u, 0xC000_0000u, uint.MaxValue }.Concat(ids.Take(5).Select(id => id.GetUniformHashCode())).ToArray();
        foreach (var (begin, end) in from begin in bounds from end in bounds select (begin, end))
        {
            var found = (await Table.ReadRows(begin, end)).Reminders.Where(row => ids.Contains(row.GrainId)).Select(row => (row.GrainId, row.ReminderName));
            var wanted = ids.Where(id => IsInRange(id.GetUniformHashCode(), begin, end)).SelectMany(id => new[] { (id, "near"), (id, "past") });
            Assert.Equal(wanted.Order(), found.Order());
        }

        Assert.Equal(3, (await Table.ReadRows(ids[0])).Reminders.Count);
    }

    [Fact]
    public async Task RangeRead_WhenAFarReminderIsMovedEarlierAndLaterAgain_HoldsItOnlyWhileItIsNear()
    {
        var id = Id("t:moved");
        await Table.UpsertRow(Entry(id, "start", Now.AddDays(200)));
        Assert.Empty(await InRangeAsync(id));
        await Table.UpsertRow(Entry(id, "start", Start(20)));
        Assert.Equal([Start(20)], (await InRangeAsync(id)).Select(row => row.StartAt));
        await Table.UpsertRow(Entry(id, "start", Now.AddDays(1)));
        Assert.Empty(await InRangeAsync(id));
    }

    private DateTime Start(int minutes) => new(Now.AddMinutes(minutes).Ticks / ticks * ticks, DateTimeKind.Utc);

    private async Task<IReadOnlyList<ReminderEntry>> InRangeAsync(GrainId id) =>
        [.. (await Table.ReadRows(id.GetUniformHashCode() - 1, id.GetUniformHashCode())).Reminders.Where(row => row.GrainId == id)];

    /// <summary>A range of the ring is open at its begin; equal bounds are the whole ring.</summary>
    private static bool IsInRange(uint hash, uint begin, uint end) =>
        begin == end || (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end);

    private static GrainId Id(string key) => GrainId.Create("storage-test", key);

    private static ReminderEntry Entry(GrainId id, string name, DateTime start) =>
        new() { GrainId = id, ReminderName = name, StartAt = start, Period = TimeSpan.FromHours(1) };
}
