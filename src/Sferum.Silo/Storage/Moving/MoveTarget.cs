using Npgsql;
using NpgsqlTypes;
using Sferum.Silo.Storage.PostgreSql;

namespace Sferum.Silo.Storage.Moving;

/// <summary>The tables of PostgreSQL within the one transaction of a move.</summary>
internal sealed class MoveTarget(NpgsqlConnection connection)
{
    private const int Seconds = 3_600;

    /// <summary>Keeps silos out, which wait for this lock when they start; answers how many rows are there already.</summary>
    public async Task<long> LockAsync(CancellationToken cancellation)
    {
        await using var command = Command($"""
            SELECT pg_advisory_xact_lock({PostgreSqlSchema.Lock});
            SELECT (SELECT count(*) FROM GrainState) + (SELECT count(*) FROM Reminder) + (SELECT count(*) FROM KeyRing) + (SELECT count(*) FROM AuditEntry)
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    public async Task WriteAsync(IEnumerable<StoredState> states, RowSum sum, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            "COPY GrainState (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, ModifiedAt, OwedFrom, PayloadBinary) FROM STDIN (FORMAT binary)",
            cancellation);
        import.Timeout = TimeSpan.FromSeconds(Seconds);
        foreach (var state in states)
        {
            sum.Add(state);
            await import.StartRowAsync(cancellation);
            await import.WriteAsync(state.ServiceId, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(state.Type, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(state.Key, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(state.N0, NpgsqlDbType.Bigint, cancellation);
            await import.WriteAsync(state.N1, NpgsqlDbType.Bigint, cancellation);
            await import.WriteAsync(state.Version, NpgsqlDbType.Integer, cancellation);
            await import.WriteAsync(DateTime.UnixEpoch.AddSeconds(state.ModifiedAt), NpgsqlDbType.TimestampTz, cancellation);
            if (state.OwedFrom is { } owed)
                await import.WriteAsync(owed, NpgsqlDbType.Bigint, cancellation);
            else
                await import.WriteNullAsync(cancellation);
            if (state.Payload is { } payload)
                await import.WriteAsync(payload, NpgsqlDbType.Bytea, cancellation);
            else
                await import.WriteNullAsync(cancellation);
        }

        await import.CompleteAsync(cancellation);
    }

    public async Task WriteAsync(IEnumerable<StoredReminder> reminders, RowSum sum, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync(
            "COPY Reminder (ServiceId, GrainId, ReminderName, GrainHash, StartTime, Period, Version) FROM STDIN (FORMAT binary)", cancellation);
        import.Timeout = TimeSpan.FromSeconds(Seconds);
        foreach (var reminder in reminders)
        {
            sum.Add(reminder);
            await import.StartRowAsync(cancellation);
            await import.WriteAsync(reminder.ServiceId, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(reminder.GrainId, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(reminder.Name, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(reminder.Hash, NpgsqlDbType.Integer, cancellation);
            await import.WriteAsync(DateTime.UnixEpoch.AddMicroseconds(reminder.Start), NpgsqlDbType.TimestampTz, cancellation);
            await import.WriteAsync(reminder.Period, NpgsqlDbType.Bigint, cancellation);
            await import.WriteAsync(reminder.Version, NpgsqlDbType.Integer, cancellation);
        }

        await import.CompleteAsync(cancellation);
    }

    public async Task WriteAsync(IEnumerable<StoredAuditEntry> entries, RowSum sum, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY AuditEntry ({StoredAuditEntry.Columns}) FROM STDIN (FORMAT binary)", cancellation);
        import.Timeout = TimeSpan.FromSeconds(Seconds);
        foreach (var entry in entries)
        {
            sum.Add(entry);
            await import.StartRowAsync(cancellation);
            foreach (var text in entry.Texts)
                await import.WriteAsync(text, NpgsqlDbType.Text, cancellation);
            await import.WriteAsync(entry.At, NpgsqlDbType.Bigint, cancellation);
            await import.WriteAsync(entry.Refusal, NpgsqlDbType.Integer, cancellation);
        }

        await import.CompleteAsync(cancellation);
    }

    public async Task WriteAsync(string keyName, string element, CancellationToken cancellation)
    {
        await using var command = Command("INSERT INTO KeyRing (Name, Element) VALUES (@name, @element)");
        command.Parameters.AddWithValue("name", keyName);
        command.Parameters.AddWithValue("element", element);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What lies there now, read again.</summary>
    public async Task<(RowSum States, RowSum Reminders, RowSum AuditEntries)> ReadAsync(CancellationToken cancellation)
    {
        var (states, reminders, entries) = (new RowSum(), new RowSum(), new RowSum());
        await using var command = Command($"""
            SELECT ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, extract(epoch FROM ModifiedAt)::bigint, OwedFrom, PayloadBinary FROM GrainState;
            SELECT ServiceId, GrainId, ReminderName, GrainHash, (extract(epoch FROM StartTime) * 1000000)::bigint, Period, Version FROM Reminder;
            SELECT {StoredAuditEntry.Columns} FROM AuditEntry
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            states.Add(new StoredState(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5), reader.GetInt64(6),
                await reader.IsDBNullAsync(7, cancellation) ? null : reader.GetInt64(7),
                await reader.IsDBNullAsync(8, cancellation) ? null : await reader.GetFieldValueAsync<byte[]>(8, cancellation)));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            reminders.Add(new StoredReminder(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6)));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            entries.Add(StoredAuditEntry.Read(reader));
        return (states, reminders, entries);
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = Seconds;
        return command;
    }
}
