using Microsoft.Data.Sqlite;

namespace Sferum.EndToEndTests.Soak;

/// <summary>Reads from a running service's file what it owes now.</summary>
internal static class OwedWork
{
    /// <summary>Rows that owe something that is due, by the kind of their grain; empty when nothing is due.</summary>
    public static async Task<string> DueAsync(string dataDirectory)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "sferum.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT GrainTypeString, COUNT(*) FROM GrainState WHERE OwedFrom <= $now GROUP BY GrainTypeString";
        command.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await using var rows = await command.ExecuteReaderAsync();
        var due = new List<string>();
        while (await rows.ReadAsync())
        {
            due.Add($"{rows.GetInt64(1)} {rows.GetString(0)}");
        }

        return string.Join(", ", due);
    }
}
