namespace Sferum.Benchmarks.Calls;

/// <summary>A scenario over all rounds. Figures are medians, so that a round in which the machine was busy does not count.</summary>
/// <param name="Name">Name.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Unavailable">Why there are none, or null.</param>
internal sealed record Measured(string Name, IReadOnlyList<Round> Rounds, string? Unavailable = null)
{
    public double Rate => Median(Rounds.Select(round => round.Rate));

    /// <summary>Half the way from the slowest to the fastest round, as a part of the rate.</summary>
    public double Spread => (Rounds.Max(round => round.Rate) - Rounds.Min(round => round.Rate)) / 2 / Rate;

    public double MedianMilliseconds => Median(Rounds.Select(round => round.Median.TotalMilliseconds));

    public double SlowMilliseconds => Median(Rounds.Select(round => round.Slow.TotalMilliseconds));

    /// <summary>Processor time of the service for one call: what other programs do to the machine hardly counts.</summary>
    public double ProcessorMilliseconds => Median(Rounds.Select(round => round.Processor.TotalMilliseconds));

    public int Failed => Rounds.Sum(round => round.Failed);

    public string? Trouble => Unavailable ?? Rounds.Select(round => round.Trouble).FirstOrDefault(trouble => trouble is not null);

    /// <summary>Round by round against another scenario's rate in the same round.</summary>
    public double Against(Measured other) => Median(Rounds.Zip(other.Rounds, (own, others) => own.Rate / others.Rate));

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[ordered.Length / 2 - 1] + ordered[ordered.Length / 2]) / 2;
    }
}
