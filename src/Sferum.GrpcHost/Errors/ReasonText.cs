using System.Globalization;
using System.Text.RegularExpressions;

namespace Sferum.GrpcHost.Errors;

/// <summary>Puts the facts of a refusal into its text.</summary>
internal static partial class ReasonText
{
    private const string Unknown = "…";

    /// <summary>The text with every <c>{fact}</c> filled in; a fact that is missing leaves an ellipsis.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> facts, CallLanguage language) =>
        Placeholder().Replace(text, match =>
            facts.TryGetValue(match.Groups[1].Value, out var fact) ? Show(match.Groups[1].Value, fact, language) : Unknown);

    /// <summary>The names of the facts that a text needs.</summary>
    internal static IReadOnlySet<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();

    /// <summary>A time (RFC 3339 with the school's offset) is shown as people write it, in that offset; anything else as it is.</summary>
    private static string Show(string name, string fact, CallLanguage language) =>
        name.EndsWith("_time", StringComparison.Ordinal)
        && DateTimeOffset.TryParse(fact, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString(language == CallLanguage.English ? "d MMM yyyy, HH:mm" : "dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
            : fact;

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Placeholder();
}
