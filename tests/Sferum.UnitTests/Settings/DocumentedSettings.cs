using System.Text.RegularExpressions;
using Sferum.Testing.Samples;

namespace Sferum.UnitTests.Settings;

/// <summary>The settings that docs/operations.md lists, by their whole names, with the default that it gives.</summary>
internal static partial class DocumentedSettings
{
    /// <summary>Name to default; of a row with several names and as many defaults each has its own.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var (last, whole) = ("", "");
        foreach (var cells in File.ReadLines(Path.Combine(Repository.Root, "docs", "operations.md")).Where(IsRow).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)))
        {
            var names = Names(cells[0], ref last, ref whole);
            var defaults = cells[1].Split(", ");
            for (var i = 0; i < names.Count; i++)
            {
                found.TryAdd(names[i], names.Count == defaults.Length ? defaults[i] : cells[1]);
            }
        }

        return found;
    }

    // A row's first cell: `Sferum:Limits:CallerPerSecond`, `:CallerBurst`; or `…:Subject`, of the thing in the row before.
    private static List<string> Names(string cell, ref string last, ref string whole)
    {
        var names = new List<string>();
        foreach (var code in Code().Matches(cell).Select(match => match.Groups[1].Value))
        {
            last = code[0] switch
            {
                '…' => $"{Above(whole)}{code[1..]}",
                ':' => $"{Above(last)}{code}",
                _ => whole = code,
            };
            // A list: ":1" says no more than ":0" did.
            if (!last.EndsWith(":1", StringComparison.Ordinal))
            {
                names.Add(last);
            }
        }

        return names;
    }

    private static string Above(string name) => name[..name.LastIndexOf(':')];

    private static bool IsRow(string line) => line.StartsWith("| `Sferum:", StringComparison.Ordinal) || line.StartsWith("| `…:", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
