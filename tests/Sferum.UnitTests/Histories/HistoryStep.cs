using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What comes next in a history; everything else of a step follows from its chance and from how the school stands by then.</summary>
internal readonly record struct HistoryStep(StepKind Kind, Chance Chance)
{
    private const int Fewest = 6;
    private const int Spread = 9;

    private static readonly (StepKind Kind, int Weight)[] Weights =
    [
        (StepKind.Import, 10), (StepKind.Changes, 20), (StepKind.Edit, 20), (StepKind.Create, 5), (StepKind.Delete, 3), (StepKind.Reset, 3), (StepKind.Repeat, 4),
        (StepKind.Link, 22), (StepKind.Unlink, 5), (StepKind.Kill, 6), (StepKind.KillOne, 6), (StepKind.TokensDie, 2),
        (StepKind.Weather, 4), (StepKind.Pass, 4), (StepKind.Appoint, 6), (StepKind.LoseChat, 2), (StepKind.Vandalism, 5),
    ];

    private static readonly int Total = Weights.Sum(weight => weight.Weight);

    /// <summary>Steps of a history: so many, at least two of them kills.</summary>
    public static IReadOnlyList<HistoryStep> Some(Chance chance)
    {
        var steps = Enumerable.Range(0, Fewest + chance.For("length").Below(Spread)).Select(place => At(chance.For("step").For((ulong)place))).ToArray();
        foreach (var place in new[] { steps.Length / 3, steps.Length * 2 / 3 })
        {
            steps[place] = steps[place] with { Kind = StepKind.Kill };
        }

        return steps;
    }

    private static HistoryStep At(Chance chance)
    {
        var left = chance.For("kind").Below(Total);
        return new HistoryStep(Weights.First(weight => (left -= weight.Weight) < 0).Kind, chance);
    }
}
