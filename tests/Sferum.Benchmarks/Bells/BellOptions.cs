using System.Globalization;

namespace Sferum.Benchmarks.Bells;

/// <summary>How large the bells are.</summary>
/// <param name="Schools">Schools, each with an administrator of its own.</param>
/// <param name="Sizes">Starts in one second, one bell after the other.</param>
/// <param name="Flood">Starts of the one school that floods its lane, in the bell after those; 0: none.</param>
internal sealed record BellOptions(int Schools, IReadOnlyList<int> Sizes, int Flood)
{
    /// <summary>Reads <c>--schools 200 --sizes 1000,2000,5000 --flood 1000</c>; null when they make no sense.</summary>
    public static BellOptions? Parse(IEnumerable<string> arguments)
    {
        var options = new BellOptions(200, [1_000, 2_000, 5_000], 1_000);
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text])
                return null;
            var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            if (numbers.Exists(number => number < 0) || With(options, name, numbers) is not { } with)
                return null;
            options = with;
        }

        return options.Schools > 0 ? options : null;
    }

    private static BellOptions? With(BellOptions options, string name, List<int> numbers) => (name, numbers) switch
    {
        ("--schools", [var schools]) => options with { Schools = schools },
        ("--sizes", _) => options with { Sizes = numbers },
        ("--flood", [var flood]) => options with { Flood = flood },
        _ => null,
    };
}
