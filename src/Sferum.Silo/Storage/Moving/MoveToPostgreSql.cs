using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Sferum.Silo.Storage.PostgreSql;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Silo.Storage.Moving;

/// <summary>
/// Carries what lies in a data directory over to PostgreSQL: states, reminders, audit trail, key ring. All in one transaction, which is committed once everything has been read back and agrees: a move that is
/// interrupted leaves nothing behind and is made again. The data directory stays as it is.
/// </summary>
internal static class MoveToPostgreSql
{
    /// <summary>The command of the command line.</summary>
    public const string Command = "move-to-postgresql";

    /// <summary>Carries everything over, and says how much it was.</summary>
    /// <param name="settings">Whence and whither.</param>
    /// <param name="cancellation">Ends it; nothing has happened then.</param>
    /// <exception cref="StorageStartException">There is nothing to move, the service is running on it, or the database is not empty or cannot be used.</exception>
    public static async Task<string> RunAsync(DeploymentSettings settings, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(settings.DataDirectory, "sferum.db")))
            throw new StorageStartException($"There is no database in {settings.DataDirectory} ({DeploymentSettings.DataDirectoryKey}).");

        // Nobody else may have it, and an older one is brought to this version first.
        using var directory = DataDirectory.Take(settings.DataDirectory);
        new SchemaInstaller(SchemaScript.Embedded(), NullLogger.Instance).Install(directory.DatabaseFile);
        await using var pools = new PostgreSqlPools(settings.Storage);
        try
        {
            await using var connection = (NpgsqlConnection)await pools.Service.OpenConnectionAsync(cancellation);
            await ServerCheck.CheckAsync(connection, pools.Database, cancellation);
            await new PostgreSqlSchema(SchemaScript.Embedded(StorageKind.PostgreSql), NullLogger.Instance).InstallAsync(connection, pools.Database, cancellation);
            return await CarryAsync(directory, connection, pools.Database, cancellation);
        }
        catch (Exception error) when (error is NpgsqlException or StorageFaultException)
        {
            throw new StorageStartException($"The move to the database {pools.Database} failed and has changed nothing: {error.Message}", error);
        }
    }

    private static async Task<string> CarryAsync(DataDirectory directory, NpgsqlConnection connection, string database, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var target = new MoveTarget(connection);
        if (await target.LockAsync(cancellation) is > 0 and var rows)
        {
            throw new StorageStartException(string.Create(
                CultureInfo.InvariantCulture, $"The database {database} is not empty: {rows} rows lie there. Move into a new one, before the first silo is started on it."));
        }

        var (states, reminders, entries) = (new RowSum(), new RowSum(), new RowSum());
        using (var source = new MoveSource(directory.DatabaseFile))
        {
            await target.WriteAsync(source.States(), states, cancellation);
            await target.WriteAsync(source.Reminders(), reminders, cancellation);
            await target.WriteAsync(source.AuditEntries(), entries, cancellation);
        }

        var keys = await MoveKeysAsync(directory.Path, target, cancellation);
        var (statesThere, remindersThere, entriesThere) = await target.ReadAsync(cancellation);
        if (!states.IsThatOf(statesThere) || !reminders.IsThatOf(remindersThere) || !entries.IsThatOf(entriesThere))
            throw new StorageStartException($"What lies in the database {database} is not what was read; nothing was moved.");

        await transaction.CommitAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"Moved {states.Count} states, {reminders.Count} reminders, {entries.Count} entries of the audit trail and {keys} keys to {database}; counts and checksums agree.");
    }

    private static async Task<int> MoveKeysAsync(string directory, MoveTarget target, CancellationToken cancellation)
    {
        var ring = Path.Combine(directory, "keys");
        var files = Directory.Exists(ring) ? Directory.GetFiles(ring, "*.xml") : [];
        foreach (var file in files)
        {
            var element = XElement.Parse(await File.ReadAllTextAsync(file, cancellation));
            await target.WriteAsync(Path.GetFileNameWithoutExtension(file), element.ToString(SaveOptions.DisableFormatting), cancellation);
        }

        return files.Length;
    }
}
