using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.AdoNet;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public class SqliteGateTests
{
    [Fact]
    public async Task Write_WhenDone_IsSeenByEveryLaterRead()
    {
        await using var under = new GateUnderTest();
        for (var id = 1L; id <= 200; id++)
        {
            var written = await under.WriteAsync(id);
            Assert.Equal(id, written.Rows[0][0]);
            Assert.Equal(1, written.Changes);
            Assert.Contains(id, await under.ReadIdsAsync());
        }
    }

    [Fact]
    public async Task Writer_FlushesEveryCommit()
    {
        await using var under = new GateUnderTest();
        Assert.Equal(2L, (await under.RunAsync("PRAGMA synchronous")).Rows[0][0]); // FULL
        Assert.Equal("wal", (await under.RunAsync("PRAGMA journal_mode")).Rows[0][0]);
    }

    [Fact]
    public async Task Write_WithEmptyAndOddValues_GivesThemBack()
    {
        await using var under = new GateUnderTest();
        const string Text = "SELECT @A AS A, @B AS B, @C AS C, @D AS D, @E AS E, typeof(@B) AS F, typeof(@D) AS G";
        var row = (await under.Gate.ExecuteAsync(
            Text,
            [new("A", null), new("B", ""), new("C", "a\0б\"'"), new("D", Array.Empty<byte>()), new("E", long.MinValue)],
            GateUnderTest.Deadline,
            CancellationToken.None)).Rows[0];
        Assert.Equal([null, "", "a\0б\"'", Array.Empty<byte>(), long.MinValue, "text", "blob"], row);
    }

    [Fact]
    public async Task Write_WhenTheLockIsHeld_FailsCleanlyAndTheNextOneWorks()
    {
        await using var under = new GateUnderTest();
        using var other = under.Connect();
        for (var round = 1L; round <= 100; round++)
        {
            GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
            var refused = await Assert.ThrowsAsync<StorageFaultException>(() => under.WriteAsync(-round));
            Assert.Equal(StorageFault.Locked, refused.Fault);
            Assert.False(refused.OutcomeUnknown);
            Assert.DoesNotContain(-round, await under.ReadIdsAsync());
            GateUnderTest.Execute(other, "ROLLBACK");
            await under.WriteAsync(round);
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(id => (long)id), (await under.ReadIdsAsync()).Order());
    }

    [Fact]
    public async Task Writes_WhenTheLockIsHeld_AreRefusedTogetherRatherThanOneAfterTheOther()
    {
        await using var under = new GateUnderTest(options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        using var other = under.Connect();
        GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
        // One after the other these would take more than a quarter of an hour.
        var writes = Enumerable.Range(1, 1_000).Select(id => under.WriteAsync(id)).ToArray();
        foreach (var write in writes)
            await Assert.ThrowsAsync<StorageFaultException>(() => write.WaitAsync(GateUnderTest.Deadline));
        GateUnderTest.Execute(other, "ROLLBACK");
        await under.WriteAsync(1);
        Assert.Equal([1L], await under.ReadIdsAsync());
    }

    [Fact]
    public async Task Writes_WhenTheFileIsFull_FailCleanlyLeaveNoTraceAndWorkAgainOnceThereIsRoom()
    {
        await using var under = new GateUnderTest(options => options.MaxFileMegabytes = 1);
        var body = new byte[20_000];
        for (var round = 0; round < 3; round++)
        {
            var kept = new ConcurrentBag<long>();
            var refused = 0;
            await Task.WhenAll(Enumerable.Range(1, 120).Select(async id =>
            {
                try
                {
                    await under.WriteAsync(id, body);
                    kept.Add(id);
                }
                catch (StorageFaultException fault)
                {
                    Assert.Equal(StorageFault.Full, fault.Fault);
                    Interlocked.Increment(ref refused);
                }
            }));

            Assert.NotEqual(0, refused);
            Assert.Equal(kept.Order(), (await under.ReadIdsAsync()).Order());
            await under.RunAsync("DELETE FROM Note");
            await under.WriteAsync(1_000, body);
            await under.RunAsync("DELETE FROM Note");
        }
    }

    [Fact]
    public async Task Write_WhenItFailsInAGroup_HarmsNoNeighbour()
    {
        await using var under = new GateUnderTest(options => options.BusyTimeout = TimeSpan.FromSeconds(20));
        var writes = AsOneGroup(under, () =>
            Enumerable.Range(1, 60).Select(i => i % 3 == 0 ? under.WriteAsync(1) : i % 7 == 0 ? under.RunAsync("INSERT INTO Nowhere VALUES (1)") : under.WriteAsync(i)));
        for (var i = 1; i <= writes.Length; i++)
        {
            if (i % 3 == 0 || i % 7 == 0)
                Assert.Equal(StorageFault.Rejected, (await Assert.ThrowsAsync<StorageFaultException>(() => writes[i - 1])).Fault);
            else
                await writes[i - 1];
        }

        Assert.Equal(Enumerable.Range(1, 60).Where(i => i % 3 != 0 && i % 7 != 0).Select(i => (long)i), (await under.ReadIdsAsync()).Order());
    }

    [Fact]
    public async Task Write_WhenTheFileCannotBeOpened_FailsCleanlyAndWorksOnceItCan()
    {
        await using var under = new GateUnderTest();
        File.Move(under.FilePath, under.FilePath + ".away");
        Assert.Equal(StorageFault.Disk, (await Assert.ThrowsAsync<StorageFaultException>(() => under.WriteAsync(1))).Fault);
        Assert.Equal(StorageFault.Disk, (await Assert.ThrowsAsync<StorageFaultException>(under.ReadIdsAsync)).Fault);
        File.Move(under.FilePath + ".away", under.FilePath);
        await under.WriteAsync(2);
        Assert.Equal([2L], await under.ReadIdsAsync());
    }

    [Fact]
    public async Task Command_WhenItsTokenIsCancelledAfterItWasCarriedOut_IsReportedAsDone()
    {
        await using var under = new GateUnderTest();
        using var cancellation = new CancellationTokenSource();
        using var connection = new GateConnection(() => under.Gate);
        using var command = ((DbConnection)connection).CreateCommand();
        command.CommandText = "INSERT INTO Note (Id) VALUES (7) RETURNING Id";
        using var reader = await command.ExecuteReaderAsync(cancellation.Token);
        await cancellation.CancelAsync();
        Assert.True(await reader.ReadAsync(cancellation.Token));
        Assert.Equal(7L, reader.GetInt64(0));
        Assert.False(await reader.NextResultAsync(cancellation.Token));
    }

    [Fact]
    public async Task Command_WhenUsedAgainWhileItWaits_KeepsTheValuesItWasGiven()
    {
        await using var under = new GateUnderTest(options => options.BusyTimeout = TimeSpan.FromSeconds(20));
        using var other = under.Connect();
        using var connection = new GateConnection(() => under.Gate);
        using var command = ((DbConnection)connection).CreateCommand();
        command.CommandText = "INSERT INTO Note (Id) VALUES (@Id)";
        var id = command.CreateParameter();
        id.ParameterName = "Id";
        command.Parameters.Add(id);
        GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
        id.Value = 1;
        var first = command.ExecuteReaderAsync();
        id.Value = 2;
        var second = command.ExecuteReaderAsync();
        command.Parameters.Clear();
        command.CommandText = "";
        GateUnderTest.Execute(other, "ROLLBACK");
        await Task.WhenAll(first, second).WaitAsync(GateUnderTest.Deadline);
        Assert.Equal([1L, 2L], (await under.ReadIdsAsync()).Order());
    }

    [Fact]
    public async Task Write_WhenItsSecondStatementFails_LeavesNothingOfTheFirst()
    {
        await using var under = new GateUnderTest();
        await under.WriteAsync(1);
        await Assert.ThrowsAsync<StorageFaultException>(() => under.RunAsync("INSERT INTO Note (Id) VALUES (2); INSERT INTO Note (Id) VALUES (1)"));
        Assert.Equal([1L], await under.ReadIdsAsync());
    }

    [Fact]
    public async Task Write_WhenWithdrawnBeforeItsTurn_IsNeverCarriedOut()
    {
        await using var under = new GateUnderTest(options => options.BusyTimeout = TimeSpan.FromSeconds(20));
        using var other = under.Connect();
        using var cancellation = new CancellationTokenSource();
        GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
        var first = under.WriteAsync(1);
        var cancelled = under.WriteAsync(2, cancellation: cancellation.Token);
        var late = under.WriteAsync(3, timeout: TimeSpan.FromMilliseconds(20));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(StorageFault.TimedOut, (await Assert.ThrowsAsync<StorageFaultException>(() => late)).Fault);
        GateUnderTest.Execute(other, "ROLLBACK");
        await first;
        Assert.Equal([1L], await under.ReadIdsAsync());
    }

    [Fact]
    public async Task Writes_WhenCancelledAtRandom_AreThereExactlyWhenTheySucceeded()
    {
        await using var under = new GateUnderTest();
        var kept = new ConcurrentBag<long>();
        var cancelled = 0;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 200; i++)
            {
                var id = caller * 1_000 + i;
                using var cancellation = new CancellationTokenSource(TimeSpan.FromMicroseconds(random.Next(1, 5_000)));
                try
                {
                    await under.WriteAsync(id, cancellation: cancellation.Token);
                    kept.Add(id);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref cancelled);
                }
            }
        })));

        Assert.NotEqual(0, cancelled);
        Assert.Equal(kept.Order(), (await under.ReadIdsAsync()).Order());
    }

    [Fact]
    public async Task Callers_WhenTheirCommandIsDone_GoOnElsewhere()
    {
        await using var under = new GateUnderTest();
        for (var id = 1L; id <= 100; id++)
        {
            var write = id;
            Assert.True(await GoesOnInThePoolAsync(() => under.WriteAsync(write)));
            Assert.True(await GoesOnInThePoolAsync(() => under.RunAsync("SELECT 1")));
        }

        // Begun in the pool too: whoever finds its command done already just goes on where it is.
        static Task<bool> GoesOnInThePoolAsync(Func<Task> command) => Task.Run(async () =>
        {
            await command();
            return Thread.CurrentThread.IsThreadPoolThread;
        });
    }

    [Fact]
    public async Task Writes_WhenTooManyWait_AreRefusedAtOnce()
    {
        await using var under = new GateUnderTest(options =>
        {
            options.QueueCapacity = 10;
            options.BusyTimeout = TimeSpan.FromSeconds(20);
        });
        using var other = under.Connect();
        GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
        var writes = Enumerable.Range(1, 30).Select(id => under.WriteAsync(id)).ToArray();
        var refused = writes.Where(write => write.IsFaulted).ToArray();
        Assert.InRange(refused.Length, 19, 20);
        foreach (var write in refused)
            Assert.Equal(StorageFault.Overloaded, (await Assert.ThrowsAsync<StorageFaultException>(() => write)).Fault);
        GateUnderTest.Execute(other, "ROLLBACK");
        await Task.WhenAll(writes.Except(refused)).WaitAsync(GateUnderTest.Deadline);
    }

    [Fact]
    public async Task Dispose_WhenWritesWait_CarriesThemOutAndLeavesOneFile()
    {
        var under = new GateUnderTest();
        await using (under)
        {
            var writes = Enumerable.Range(1, 500).Select(id => under.WriteAsync(id)).ToArray();
            await under.Gate.DisposeAsync();
            await Task.WhenAll(writes).WaitAsync(GateUnderTest.Deadline);
            Assert.False(File.Exists(under.FilePath + "-wal"));
            Assert.Equal(StorageFault.Closed, (await Assert.ThrowsAsync<StorageFaultException>(() => under.WriteAsync(1))).Fault);
            using var connection = under.Connect();
            using var command = new SqliteCommand("SELECT count(*) FROM Note", connection);
            Assert.Equal(500L, await command.ExecuteScalarAsync());
        }
    }

    /// <summary>Holds the lock until all are queued, so that they meet in one transaction.</summary>
    private static Task[] AsOneGroup(GateUnderTest under, Func<IEnumerable<Task>> queue)
    {
        using var other = under.Connect();
        GateUnderTest.Execute(other, "BEGIN IMMEDIATE");
        Task[] queued = [.. queue()];
        GateUnderTest.Execute(other, "ROLLBACK");
        return queued;
    }
}
