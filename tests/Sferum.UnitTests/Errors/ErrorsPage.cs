using Grpc.Core;

namespace Sferum.UnitTests.Errors;

/// <summary>docs/errors.md, read back.</summary>
internal static class ErrorsPage
{
    internal sealed record Line(
        string Reason, string Code, string When, string Advice, IReadOnlyList<string> Metadata, string Russian, string English);

    internal static IReadOnlyList<Line> Rows { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "errors.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Parse)];

    internal static Line Row(string reason) => Rows.Single(row => row.Reason == reason);

    internal static string Code(StatusCode code) =>
        string.Concat(code.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();

    private static Line Parse(string line)
    {
        var cells = line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim()).ToArray();
        Assert(cells.Length == 7, line);
        var metadata = cells[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(cells[0].Trim('`'), cells[1], cells[2], cells[3], [.. metadata.Select(name => name.Trim('`'))], cells[5], cells[6]);
    }

    private static void Assert(bool condition, string line)
    {
        if (!condition)
        {
            throw new InvalidDataException($"Not seven cells: {line}");
        }
    }
}
