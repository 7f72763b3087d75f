namespace Sferum.Benchmarks.Bells;

/// <summary>How large the bells are.</summary>
/// <param name="Schools">Schools, each with an administrator of its own.</param>
/// <param name="Sizes">Starts in one second, one bell after the other.</param>
/// <param name="Flood">Starts of the one school that floods its lane, in the bell after those; 0: none.</param>
internal sealed record BellOptions(int Schools, IReadOnlyList<int> Sizes, int Flood)
{
    /// <summary>Reads <c>--schools 200 --sizes 1000,2000,5000 --flood 1000</c>; null when they make no sense.</summary>
    public static BellOptions? Parse(IEnumerable<string> arguments) =>
        CommandNumbers.Read(arguments, ("--schools", [200]), ("--sizes", [1_000, 2_000, 5_000]), ("--flood", [1_000])) is { } numbers && numbers["--schools"][0] > 0
            ? new BellOptions(numbers["--schools"][0], numbers["--sizes"], numbers["--flood"][0])
            : null;
}
