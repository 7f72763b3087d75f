using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Sferum.Silo.Storage.Schema;

/// <summary>Brings a database file to the schema of this version, or refuses it. Runs before anything else opens the file.</summary>
internal sealed partial class SchemaInstaller(IReadOnlyList<SchemaScript> scripts, ILogger logger)
{
    public void Install(string file)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = FULL");
            Execute(connection, "CREATE TABLE IF NOT EXISTS SchemaVersion (Script TEXT NOT NULL PRIMARY KEY, Checksum TEXT NOT NULL, AppliedAt TEXT NOT NULL) STRICT");
            var applied = ReadApplied(connection);
            SchemaHistory.Check(file, scripts, applied);
            foreach (var script in scripts.Skip(applied.Count))
                Apply(connection, script);
        }
        catch (SqliteException error)
        {
            throw new StorageStartException($"The database {file} cannot be brought to the schema of this version: {error.Message}", error);
        }
    }

    private static Dictionary<string, string> ReadApplied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Script, Checksum FROM SchemaVersion";
        using var reader = command.ExecuteReader();
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private void Apply(SqliteConnection connection, SchemaScript script)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, script.Text, transaction);
        using var note = connection.CreateCommand();
        note.Transaction = transaction;
        note.CommandText = "INSERT INTO SchemaVersion VALUES ($script, $checksum, strftime('%Y-%m-%dT%H:%M:%SZ'))";
        note.Parameters.AddWithValue("$script", script.Name);
        note.Parameters.AddWithValue("$checksum", script.Checksum);
        note.ExecuteNonQuery();
        transaction.Commit();
        Applied(logger, script.Name);
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the schema script {Script}.")]
    private static partial void Applied(ILogger logger, string script);
}
