using Microsoft.Data.Sqlite;
using Sferum.Testing.Waiting;

namespace Sferum.EndToEndTests.Rosters;

/// <summary>Reads a running service's file beside it.</summary>
internal static class StoredRows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Rows that owe something that is due now, by the type of their grain; empty when nothing is due.</summary>
    public static async Task<string> DueAsync(string dataDirectory) => string.Join(", ", (await ReadAsync(
        dataDirectory,
        "SELECT GrainTypeString, COUNT(*) FROM GrainState WHERE OwedFrom <= $now GROUP BY GrainTypeString",
        ("$now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()))).Select(row => $"{row.Number} {row.Text}"));

    /// <summary>How often the rows of each grain type have been written, over all of them.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> WritesAsync(string dataDirectory) => (await ReadAsync(
        dataDirectory, "SELECT GrainTypeString, SUM(Version) FROM GrainState GROUP BY GrainTypeString")).ToDictionary(row => row.Text, row => row.Number);

    /// <summary>The same, once nothing is owed any more.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> SettledWritesAsync(string dataDirectory)
    {
        await Eventually.ReadAsync(() => DueAsync(dataDirectory), due => due.Length == 0, Patience);
        return await WritesAsync(dataDirectory);
    }

    private static async Task<IReadOnlyList<(string Text, long Number)>> ReadAsync(string dataDirectory, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "sferum.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string Text, long Number)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return rows;
    }
}
