using Microsoft.Data.Sqlite;

namespace Sferum.Benchmarks.Bells;

/// <summary>How often rows have been written so far, read from a running service's file beside it.</summary>
/// <param name="Conferences">Rows of conferences.</param>
/// <param name="All">Rows of all grains.</param>
/// <param name="Reminders">Reminders that are there.</param>
internal sealed record StoredWrites(long Conferences, long All, long Reminders)
{
    public static async Task<StoredWrites> ReadAsync(string dataDirectory)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "sferum.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return new StoredWrites(
            await NumberAsync(connection, "SELECT coalesce(sum(Version), 0) FROM GrainState WHERE GrainTypeString = 'conference'"),
            await NumberAsync(connection, "SELECT coalesce(sum(Version), 0) FROM GrainState"),
            await NumberAsync(connection, "SELECT count(*) FROM Reminder"));
    }

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A text of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
