using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Backup;
using Sferum.Silo.Storage.Schema;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Storage.Backup;

public sealed class StorageBackupTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string Data => _directory.File("data");

    private string Copy => _directory.File("copy");

    private string Restored => _directory.File("restored");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Restore_OfASavedDirectory_GivesRowsAndKeys()
    {
        Fill(rows: 500);
        StorageBackup.Save(Data, Copy, TimeProvider.System);
        StorageBackup.Restore(Copy, Restored);
        Assert.Equal(500, Count(Restored));
        Assert.Equal("<key/>", File.ReadAllText(Path.Combine(Restored, "keys", "key-1.xml")));
        // The schema of the restored database is accepted as it is.
        new SchemaInstaller(SchemaScript.Embedded(), NullLogger.Instance).Install(Path.Combine(Restored, "sferum.db"));
    }

    [Fact]
    public async Task Save_WhileSomebodyWrites_GivesWhatWasCommittedAtOneMoment()
    {
        Fill(rows: 0);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WritePairs(stop.Token));
        await Poll.UntilAsync(() => Count(Data) > 200, "rows are being written");
        StorageBackup.Save(Data, Copy, TimeProvider.System);
        await stop.CancelAsync();
        await writing;
        StorageBackup.Restore(Copy, Restored);
        var count = Count(Restored);
        Assert.True(count > 200, "What had been committed before the copy is there.");
        // Rows are committed in pairs.
        Assert.Equal(0, count % 2);
    }

    [Fact]
    public void Save_IntoADirectoryThatIsNotEmpty_Refuses()
    {
        Fill(rows: 1);
        Directory.CreateDirectory(Copy);
        File.WriteAllText(Path.Combine(Copy, "mine.txt"), "");
        Assert.Throws<StorageStartException>(() => StorageBackup.Save(Data, Copy, TimeProvider.System));
        Assert.Single(Directory.EnumerateFileSystemEntries(Copy));
    }

    [Fact]
    public void Save_OfNoData_Refuses() =>
        Assert.Contains("no data", Assert.Throws<StorageStartException>(() => StorageBackup.Save(Data, Copy, TimeProvider.System)).Message, StringComparison.Ordinal);

    [Fact]
    public void Restore_OverData_RefusesAndChangesNothing()
    {
        Fill(rows: 7);
        StorageBackup.Save(Data, Copy, TimeProvider.System);
        var refusal = Assert.Throws<StorageStartException>(() => StorageBackup.Restore(Copy, Data));
        Assert.Contains("holds data already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(7, Count(Data));
    }

    [Theory]
    [InlineData("sferum.db")]
    [InlineData("keys/key-1.xml")]
    [InlineData(BackupManifest.FileName)]
    public void Restore_OfADamagedCopy_RefusesAndLeavesNothing(string damaged)
    {
        Fill(rows: 7);
        StorageBackup.Save(Data, Copy, TimeProvider.System);
        using (var file = new FileStream(Path.Combine(Copy, damaged), FileMode.Open))
            file.WriteByte(0);
        Assert.Throws<StorageStartException>(() => StorageBackup.Restore(Copy, Restored));
        Assert.False(Directory.Exists(Restored));
    }

    [Fact]
    public void Restore_IntoADirectoryInUse_Refuses()
    {
        Fill(rows: 1);
        StorageBackup.Save(Data, Copy, TimeProvider.System);
        using var held = DataDirectory.Take(Restored);
        Assert.Throws<StorageStartException>(() => StorageBackup.Restore(Copy, Restored));
    }

    private void Fill(int rows)
    {
        using (var directory = DataDirectory.Take(Data))
            new SchemaInstaller(SchemaScript.Embedded(), NullLogger.Instance).Install(directory.DatabaseFile);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        File.WriteAllText(Path.Combine(Data, "keys", "key-1.xml"), "<key/>");
        using var connection = Connect(Data);
        using var transaction = connection.BeginTransaction();
        for (var i = 0; i < rows; i++)
            Insert(connection, i, transaction);
        transaction.Commit();
    }

    private void WritePairs(CancellationToken stop)
    {
        using var connection = Connect(Data);
        for (var i = 0; !stop.IsCancellationRequested; i += 2)
        {
            using var transaction = connection.BeginTransaction();
            Insert(connection, i, transaction);
            Insert(connection, i + 1, transaction);
            transaction.Commit();
        }
    }

    private static void Insert(SqliteConnection connection, int id, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand(
            "INSERT INTO GrainState (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString, Version, ModifiedAt) VALUES ('s', 'chat', 0, 0, @Key, 1, 0)",
            connection, transaction);
        command.Parameters.AddWithValue("@Key", $"s:{id}");
        command.ExecuteNonQuery();
    }

    private static long Count(string directory)
    {
        using var connection = Connect(directory);
        using var command = new SqliteCommand("SELECT count(*) FROM GrainState", connection);
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Connect(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "sferum.db")};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
