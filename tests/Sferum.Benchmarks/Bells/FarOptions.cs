namespace Sferum.Benchmarks.Bells;

/// <summary>How many conferences lie ahead.</summary>
/// <param name="Count">Over the coming year.</param>
/// <param name="Schools">Of so many schools.</param>
internal sealed record FarOptions(int Count, int Schools)
{
    /// <summary>Reads <c>--count 1000000 --schools 50</c>; null when they make no sense.</summary>
    public static FarOptions? Parse(IEnumerable<string> arguments) =>
        CommandNumbers.Read(arguments, ("--count", [1_000_000]), ("--schools", [50])) is { } numbers && numbers["--schools"][0] > 0
            ? new FarOptions(numbers["--count"][0], numbers["--schools"][0])
            : null;
}
