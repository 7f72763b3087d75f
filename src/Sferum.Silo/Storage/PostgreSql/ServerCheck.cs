using System.Data.Common;
using System.Globalization;

namespace Sferum.Silo.Storage.PostgreSql;

/// <summary>Refuses a server that is too old or that would lose what it has acknowledged.</summary>
internal static class ServerCheck
{
    /// <summary>The oldest version that is served: 14.</summary>
    private const int Oldest = 140_000;

    // Each would let a power cut take back what callers were told is done.
    private static readonly string[] MustBeOn = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>Asks the server.</summary>
    /// <param name="connection">An open connection, of the user that the service will have.</param>
    /// <param name="database">Its name, for the message.</param>
    /// <param name="cancellation">Ends the read.</param>
    /// <exception cref="StorageStartException">The server cannot be used.</exception>
    public static async Task CheckAsync(DbConnection connection, string database, CancellationToken cancellation)
    {
        var settings = await ReadAsync(connection, cancellation);
        if (Refusal(settings) is { } why)
            throw new StorageStartException($"The database {database} cannot be used: {why}");
    }

    /// <summary>Why these settings of a server cannot be used; null when they can.</summary>
    /// <param name="settings">Names and values as the server gives them.</param>
    internal static string? Refusal(IReadOnlyDictionary<string, string> settings)
    {
        if (int.Parse(settings["server_version_num"], CultureInfo.InvariantCulture) < Oldest)
            return $"its server is version {settings["server_version"]}; at least 14 is needed.";
        if (settings["server_encoding"] != "UTF8")
            return $"its encoding is {settings["server_encoding"]}; make it with encoding UTF8.";
        if (settings["in_recovery"] == "t")
            return "its server is a standby that takes no writes; name the primary one.";
        return MustBeOn.FirstOrDefault(name => settings[name] == "off") is { } off
            ? $"its server has {off} = off and would lose acknowledged changes when it crashes; set it to on."
            : null;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT name, setting FROM pg_settings
             WHERE name IN ('server_version', 'server_version_num', 'server_encoding', 'fsync', 'full_page_writes', 'synchronous_commit')
             UNION ALL
            SELECT 'in_recovery', CASE WHEN pg_is_in_recovery() THEN 't' ELSE 'f' END
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            settings.Add(reader.GetString(0), reader.GetString(1));
        return settings;
    }
}
