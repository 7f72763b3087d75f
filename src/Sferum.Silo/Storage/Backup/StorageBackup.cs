using Microsoft.Data.Sqlite;
using Sferum.Silo.Security;

namespace Sferum.Silo.Storage.Backup;

/// <summary>
/// Copies of the embedded data: the database and the key ring that seals administrators' tokens. The service may run meanwhile: the copy of the database is what was committed at one
/// moment, the ring is copied behind it, so that it opens whatever is sealed there. The sandbox's world is no data of the service.
/// </summary>
public static class StorageBackup
{
    /// <summary>Copies the data of a directory, in use or not, to another directory, which is made and must be empty.</summary>
    /// <param name="dataDirectory">Where the data lies.</param>
    /// <param name="target">Where the copy goes; readable by its owner alone.</param>
    /// <param name="time">The clock, for the note of when it was made.</param>
    /// <exception cref="StorageStartException">There is no data, the target is not empty, or something cannot be read or written.</exception>
    public static void Save(string dataDirectory, string target, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var database = Path.Combine(Path.GetFullPath(dataDirectory), DataDirectory.DatabaseName);
        if (!Exists(database))
            throw new StorageStartException($"There is no data in {Path.GetFullPath(dataDirectory)}.");
        Guarded(target, () =>
        {
            var directory = DataDirectory.Prepare(target);
            if (Directory.EnumerateFileSystemEntries(directory).Any())
                throw new StorageStartException($"{directory} is not empty. Give each backup a directory of its own.");

            var madeAt = time.GetUtcNow();
            CopyDatabase(database, Path.Combine(directory, DataDirectory.DatabaseName));
            CopyKeys(dataDirectory, directory);
            BackupManifest.Of(directory, madeAt).Write(directory);
        });
    }

    /// <summary>Puts a copy where a service will find it. The directory must hold no database yet, and no process may use it.</summary>
    /// <returns>When the copy was made.</returns>
    /// <exception cref="StorageStartException">The copy is damaged, or the directory holds data already, is in use or cannot be written to.</exception>
    public static DateTimeOffset Restore(string source, string dataDirectory)
    {
        var manifest = BackupManifest.Read(Path.GetFullPath(source));
        manifest.Check(source);
        Guarded(dataDirectory, () =>
        {
            if (Exists(Path.Combine(Path.GetFullPath(dataDirectory), DataDirectory.DatabaseName)))
                throw new StorageStartException($"{Path.GetFullPath(dataDirectory)} holds data already. Move it away first; nothing is overwritten.");

            using var directory = DataDirectory.Take(dataDirectory);
            CopyKeys(source, directory.Path);
            // Under another name until it is whole: an interrupted restore leaves a directory without a database.
            var half = directory.DatabaseFile + ".half";
            CopyDatabase(Path.Combine(source, DataDirectory.DatabaseName), half);
            File.Move(half, directory.DatabaseFile, overwrite: true);
        });
        return manifest.MadeAt;
    }

    private static bool Exists(string file) => File.Exists(file) && new FileInfo(file).Length > 0;

    // SQLite's own copy: all pages as of one moment, whoever writes meanwhile.
    private static void CopyDatabase(string from, string to)
    {
        File.Delete(to);
        DataDirectory.OpenForOwner(to, FileShare.None).Dispose();

        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWrite);
        source.BackupDatabase(target);
        // One file, with nothing beside it.
        Scalar(target, "PRAGMA journal_mode = DELETE");
        if (Scalar(target, "PRAGMA quick_check") is not "ok")
            throw new StorageStartException($"The database {from} is damaged.");
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static void CopyKeys(string from, string to)
    {
        var keys = new DirectoryInfo(Path.Combine(from, TokenProtectionHosting.Folder));
        if (!keys.Exists)
            return;
        var ring = DataDirectory.Prepare(Path.Combine(to, TokenProtectionHosting.Folder));
        foreach (var key in keys.EnumerateFiles("*.xml"))
        {
            using var source = key.OpenRead();
            using var target = DataDirectory.OpenForOwner(Path.Combine(ring, key.Name), FileShare.None);
            source.CopyTo(target);
        }
    }

    private static void Guarded(string place, Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageStartException($"{Path.GetFullPath(place)}: {error.Message}", error);
        }
    }
}
