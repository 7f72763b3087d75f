using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sferum.Testing.Samples;

/// <summary>The dashboard for Grafana, <c>deploy/grafana/sferum.json</c>: its panels and which metrics they ask for.</summary>
public static partial class DashboardFile
{
    private static readonly string[] Words = ["by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "offset", "bool", "vector"];

    /// <summary>Its whole text.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana", "sferum.json"));

    /// <summary>Title and metrics of every panel with a query.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> Metrics)> Panels { get; } = Read();

    private static List<(string Title, IReadOnlyList<string> Metrics)> Read()
    {
        using var file = JsonDocument.Parse(Text);
        return [.. file.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _)).Select(Read)];
    }

    private static (string Title, IReadOnlyList<string> Metrics) Read(JsonElement panel) =>
        (panel.GetProperty("title").GetString()!, [.. panel.GetProperty("targets").EnumerateArray().SelectMany(target => Metrics(target.GetProperty("expr").GetString()!)).Distinct()]);

    // A name that is no function, no word of the language, no label and no time.
    private static IEnumerable<string> Metrics(string query) =>
        Names().Matches(Grouping().Replace(Insides().Replace(query, " "), " ")).Select(match => match.Value).Where(name => !Words.Contains(name));

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|""[^""]*""")]
    private static partial Regex Insides();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\b[a-zA-Z_][a-zA-Z0-9_]*\b(?!\s*\()")]
    private static partial Regex Names();
}
