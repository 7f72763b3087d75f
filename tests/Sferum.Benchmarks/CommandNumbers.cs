using System.Globalization;

namespace Sferum.Benchmarks;

/// <summary>Numbers on the command line: <c>--name 1,2,3</c>.</summary>
internal static class CommandNumbers
{
    /// <summary>The numbers by their names, those left out as they are by themselves; null when something else stands there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<int>>? Read(IEnumerable<string> arguments, params (string Name, IReadOnlyList<int> Numbers)[] byThemselves)
    {
        var numbers = byThemselves.ToDictionary(pair => pair.Name, pair => pair.Numbers);
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !numbers.ContainsKey(name) || Numbers(text) is not { } read)
                return null;
            numbers[name] = read;
        }

        return numbers;
    }

    private static List<int>? Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
