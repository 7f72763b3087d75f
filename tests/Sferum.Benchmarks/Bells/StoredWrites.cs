using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Sferum.Testing.Processes;

namespace Sferum.Benchmarks.Bells;

/// <summary>How often rows have been written so far, read from a running service's file beside it, and how often its database was asked, as it tells in its log.</summary>
/// <param name="Conferences">Rows of conferences.</param>
/// <param name="All">Rows of all grains.</param>
/// <param name="Reminders">Reminders that are there.</param>
/// <param name="ReadCommands">Commands that read.</param>
/// <param name="WriteCommands">Commands that write.</param>
internal sealed partial record StoredWrites(long Conferences, long All, long Reminders, long ReadCommands, long WriteCommands)
{
    /// <summary>The setting that makes a service tell.</summary>
    public static (string Name, string Value) Telling => ("Logging:LogLevel:Sferum.Silo.Storage.SqliteStore", "Debug");

    /// <summary>Reads them; null on PostgreSQL, where versions are no count.</summary>
    public static async Task<StoredWrites?> ReadAsync(ServiceProcess service)
    {
        if (service.IsOnPostgreSql)
            return null;
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(service.DataDirectory, "sferum.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var told = service.Output.Select(line => Told().Match(line)).Last(match => match.Success);
        return new StoredWrites(
            await NumberAsync(connection, "SELECT coalesce(sum(Version), 0) FROM GrainState WHERE GrainTypeString = 'conference'"),
            await NumberAsync(connection, "SELECT coalesce(sum(Version), 0) FROM GrainState"),
            await NumberAsync(connection, "SELECT count(*) FROM Reminder"),
            long.Parse(told.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            long.Parse(told.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>What was written since an earlier reading, for each of so many conferences.</summary>
    public string Since(StoredWrites before, int size) => string.Create(
        CultureInfo.InvariantCulture,
        $"; row writes each {(double)(Conferences - before.Conferences) / size:0.00} of conferences, {(double)(All - before.All) / size:0.00} of all; database commands each {(double)(ReadCommands - before.ReadCommands) / size:0.00} reads, {(double)(WriteCommands - before.WriteCommands) / size:0.00} writes; reminders {Reminders - before.Reminders:+0;-0;0}");

    [GeneratedRegex("asked for ([0-9]+) reads and ([0-9]+) writes")]
    private static partial Regex Told();

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A text of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
