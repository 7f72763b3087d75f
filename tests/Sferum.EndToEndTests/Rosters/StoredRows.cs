using Sferum.Testing.Processes;
using Sferum.Testing.Waiting;
using Xunit;

namespace Sferum.EndToEndTests.Rosters;

/// <summary>Reads a running service's database beside it.</summary>
internal static class StoredRows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string AllRows = "1 = 1";
    private const string RowsOfSchool = "(GrainIdExtensionString = 's:' || @school OR GrainIdExtensionString LIKE 's:' || @school || '/%' OR GrainIdExtensionString LIKE 's:' || @school || '-%')";

    /// <summary>Rows that owe something that is due now, by the type of their grain; empty when nothing is due.</summary>
    public static Task<string> DueAsync(ServiceProcess service) => DueAsync(service, AllRows);

    /// <summary>How many rows each grain type has.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountsAsync(ServiceProcess service) =>
        (await ReadAsync(service, "SELECT GrainTypeString, COUNT(*) FROM GrainState GROUP BY GrainTypeString")).ToDictionary(row => row.Text, row => row.Number);

    /// <summary>How often the rows of each grain type have been written, over all of them.</summary>
    public static Task<IReadOnlyDictionary<string, long>> WritesAsync(ServiceProcess service) => WritesAsync(service, AllRows);

    /// <summary>How often the rows of a school and its accounts have been written, once they owe nothing any more. Other schools of the deployment may still be at work.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> SettledWritesAsync(ServiceProcess service, string school)
    {
        var ofSchool = ("@school", (object)school["schools/".Length..]);
        await Eventually.ReadAsync(() => DueAsync(service, RowsOfSchool, ofSchool), due => due.Length == 0, Patience);
        var writes = await WritesAsync(service, RowsOfSchool, ofSchool);
        Assert.NotEmpty(writes);
        return writes;
    }

    private static async Task<string> DueAsync(ServiceProcess service, string rows, params (string Name, object Value)[] values) => string.Join(", ", (await ReadAsync(
        service,
        $"SELECT GrainTypeString, COUNT(*) FROM GrainState WHERE OwedFrom <= @now AND {rows} GROUP BY GrainTypeString",
        [("@now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()), .. values])).Select(row => $"{row.Number} {row.Text}"));

    private static async Task<IReadOnlyDictionary<string, long>> WritesAsync(ServiceProcess service, string rows, params (string Name, object Value)[] values) => (await ReadAsync(
        service, $"SELECT GrainTypeString, SUM(Version) FROM GrainState WHERE {rows} GROUP BY GrainTypeString", values)).ToDictionary(row => row.Text, row => row.Number);

    private static async Task<IReadOnlyList<(string Text, long Number)>> ReadAsync(ServiceProcess service, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await service.OpenDatabaseAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
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
