using Microsoft.Data.Sqlite;

namespace Sferum.Silo.Storage.Moving;

/// <summary>The rows of an embedded database, read one by one.</summary>
internal sealed class MoveSource(string file) : IDisposable
{
    private readonly SqliteConnection _connection = Open(file);

    public IEnumerable<StoredState> States()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, ModifiedAt, OwedFrom, PayloadBinary
              FROM GrainState
             ORDER BY ServiceId, GrainTypeString, GrainIdExtensionString
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new StoredState(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5), reader.GetInt64(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7),
                reader.IsDBNull(8) ? null : reader.GetFieldValue<byte[]>(8));
        }
    }

    public IEnumerable<StoredReminder> Reminders()
    {
        using var command = _connection.CreateCommand();
        // From units of 100 ns.
        command.CommandText = "SELECT ServiceId, GrainId, ReminderName, GrainHash, StartTime / 10, Period, Version FROM Reminder ORDER BY ServiceId, StartTime";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new StoredReminder(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6));
        }
    }

    public IEnumerable<StoredAuditEntry> AuditEntries()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {StoredAuditEntry.Columns} FROM AuditEntry ORDER BY Id";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return StoredAuditEntry.Read(reader);
        }
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
