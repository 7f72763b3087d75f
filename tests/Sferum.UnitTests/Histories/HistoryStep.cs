using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>What comes next in a history; everything else of a step follows from its chance and from how the school stands by then.</summary>
internal readonly record struct HistoryStep(StepKind Kind, Chance Chance)
{
    private static readonly (StepKind Kind, int Weight)[] Weights =
    [
        (StepKind.Import, 25), (StepKind.Link, 30), (StepKind.Unlink, 8), (StepKind.Administrator, 4), (StepKind.Kill, 5), (StepKind.KillOne, 7),
        (StepKind.TokensDie, 3), (StepKind.Weather, 5), (StepKind.Pass, 10),
    ];

    /// <summary>Steps of a history: so many, at least two of them kills.</summary>
    public static IReadOnlyList<HistoryStep> Some(Chance chance)
    {
        var steps = Enumerable.Range(0, 50 + chance.For("length").Below(20)).Select(place => At(chance.For("step").For((ulong)place))).ToList();
        steps[steps.Count / 3] = steps[steps.Count / 3] with { Kind = StepKind.Kill };
        steps[steps.Count * 2 / 3] = steps[steps.Count * 2 / 3] with { Kind = StepKind.Kill };
        return steps;
    }

    private static HistoryStep At(Chance chance)
    {
        var left = chance.For("kind").Below(Weights.Sum(weight => weight.Weight));
        return new HistoryStep(Weights.First(weight => (left -= weight.Weight) < 0).Kind, chance);
    }
}

/// <summary>Kinds of steps.</summary>
internal enum StepKind
{
    /// <summary>ES sends the whole roster, in which some things have changed.</summary>
    Import,

    /// <summary>Somebody links an account, perhaps to another profile than before.</summary>
    Link,

    /// <summary>Somebody undoes a link.</summary>
    Unlink,

    /// <summary>The school names another Sferum chats administrator.</summary>
    Administrator,

    /// <summary>All processes die, a moment later.</summary>
    Kill,

    /// <summary>One process dies, a moment later.</summary>
    KillOne,

    /// <summary>Somebody deletes a chat on the Sferum side.</summary>
    LoseChat,

    /// <summary>The administrator's tokens die.</summary>
    TokensDie,

    /// <summary>Calls to the platform fail more often from now on, or less.</summary>
    Weather,

    /// <summary>Time passes.</summary>
    Pass,
}
