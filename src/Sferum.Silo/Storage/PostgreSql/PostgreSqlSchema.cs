using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Sferum.Silo.Storage.Schema;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>
/// Brings a database to the schema of this version, or refuses it: all in one transaction, under a lock, so that of silos which start together one applies what is new and the others find it done.
/// </summary>
internal sealed partial class PostgreSqlSchema(IReadOnlyList<SchemaScript> scripts, ILogger logger)
{
    /// <summary>The advisory lock of schema and key ring.</summary>
    internal const long Lock = 0x53_66_65_72_75_6D;

    // A script over large tables may take its time.
    private const int Seconds = 600;

    public async Task InstallAsync(DbConnection connection, string database, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellation);
        await ExecuteAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS SchemaVersion (Script text NOT NULL PRIMARY KEY, Checksum text NOT NULL, AppliedAt timestamptz NOT NULL DEFAULT now())",
            cancellation);
        var applied = (await ReadAsync(connection, "SELECT Script, Checksum FROM SchemaVersion", cancellation)).ToDictionary(StringComparer.Ordinal);
        SchemaHistory.Check(database, scripts, applied);
        foreach (var script in scripts.Skip(applied.Count))
            await ApplyAsync(connection, script, cancellation);
        await CheckStatementsAsync(connection, database, cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var script in scripts.Skip(applied.Count))
            Applied(logger, script.Name);
    }

    // The runtime reads its statements once at start, and does without those it does not find until it needs one.
    private async Task CheckStatementsAsync(DbConnection connection, string database, CancellationToken cancellation)
    {
        var known = (await ReadAsync(connection, "SELECT QueryKey, QueryText FROM OrleansQuery", cancellation)).Select(row => row.Key);
        var missing = scripts.SelectMany(script => StatementKeys().Matches(script.Text)).Select(match => match.Groups[1].Value).Except(known).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new StorageStartException($"The database {database} lacks statements that this service needs ({string.Join(", ", missing)}). Restore the table OrleansQuery from a backup.");
    }

    private static async Task ApplyAsync(DbConnection connection, SchemaScript script, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, script.Text, cancellation);
        await using var note = connection.CreateCommand();
        note.CommandText = "INSERT INTO SchemaVersion (Script, Checksum) VALUES (@script, @checksum)";
        Add(note, "script", script.Name);
        Add(note, "checksum", script.Checksum);
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = Seconds;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<List<KeyValuePair<string, string>>> ReadAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this assembly's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<KeyValuePair<string, string>>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(new(reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    [GeneratedRegex(@"^\s+'(\w+Key)',", RegexOptions.Multiline)]
    private static partial Regex StatementKeys();

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the schema script {Script}.")]
    private static partial void Applied(ILogger logger, string script);
}
