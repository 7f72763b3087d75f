using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class SqliteReminderTableTests(StorageCluster cluster) : ReminderTableTests(cluster.Services, cluster.Grains, ticks: 1), IClassFixture<StorageCluster>
{
    [Fact]
    public async Task Grain_WhenItsReminderIsDue_IsCalled()
    {
        var grain = cluster.Grains.GetGrain<IStorageTestGrain>("t:called");
        await grain.Remind("bell", TimeSpan.FromMilliseconds(200));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await grain.Read()).Notes.Contains("reminded: bell"))
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Theory]
    [InlineData("ReadRangeRows1Key")]
    [InlineData("ReadRangeRows2Key")]
    public void RangeRead_WalksTheIndexByStart(string key)
    {
        var sql = (string)cluster.Scalar("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $key", ("$key", key))!;
        using var connection = cluster.Connect();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The service's own statement.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in new[] { "@ServiceId", "@BeginHash", "@EndHash" })
            command.Parameters.AddWithValue(name, 0);
        using var plan = command.ExecuteReader();
        Assert.True(plan.Read());
        Assert.Equal("SEARCH Reminder USING INDEX ReminderByStart (ServiceId=? AND StartTime<?)", plan.GetString(3));
        Assert.False(plan.Read());
    }
}
