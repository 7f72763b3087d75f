using System.Collections.Concurrent;
using System.Diagnostics;
using Sferum.Grains.Telemetry;

namespace Sferum.Silo.Storage.Gate;

/// <summary>A span for each command that somebody waits for: what is done with which table, never a value.</summary>
internal static class GateTraces
{
    private const int MostKnown = 256;

    private static readonly ConcurrentDictionary<string, string> Keys = new(StringComparer.Ordinal);

    /// <summary>Whether traces are on and somebody's span is around this.</summary>
    public static bool IsOn => Activity.Current is not null && SferumTelemetry.Source.HasListeners();

    /// <summary>Carries a command out within its span.</summary>
    public static async Task<SqlRows> AroundAsync(string system, string sql, Func<Task<SqlRows>> command)
    {
        using var span = SferumTelemetry.Source.StartActivity(Key(sql), ActivityKind.Client)?.SetTag("db.system.name", system).SetTag("db.query.summary", Key(sql));
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception error) when (GrainTraces.Note(span, error))
        {
            throw;
        }
    }

    /// <summary>What a text does and with which table: <c>SELECT GrainState</c>.</summary>
    public static string Key(string sql)
    {
        if (Keys.TryGetValue(sql, out var known))
        {
            return known;
        }

        var key = Summary(sql);
        return Keys.Count < MostKnown ? Keys.GetOrAdd(sql, key) : key;
    }

    private static string Summary(string sql)
    {
        var words = sql.Split([' ', '\n', '\r', '\t', '(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        var verb = words.FirstOrDefault(word => word.All(char.IsAsciiLetter)) ?? "SQL";
        var place = Array.FindIndex(words, word => word.ToUpperInvariant() is "FROM" or "INTO" or "UPDATE");
        var table = words.Skip(place + 1).FirstOrDefault(word => place >= 0 && word.ToUpperInvariant() is not "OR");
        return table is { Length: > 0 } && table.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $"{verb.ToUpperInvariant()} {table}" : verb.ToUpperInvariant();
    }
}
