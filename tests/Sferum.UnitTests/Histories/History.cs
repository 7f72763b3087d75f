using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories;

/// <summary>One history: a school lives through its steps while processes die and lines are bad; in the end everything has to be as it should.</summary>
internal sealed record History(ulong Seed, IReadOnlyList<HistoryStep> Steps)
{
    // Far above what any history needs: one that takes more does not come to rest.
    private const int MostEvents = 400_000;

    /// <summary>Makes a bug to be planted.</summary>
    public Func<Planted> Planted { get; init; } = () => Simulation.Planted.Nothing;

    public static History Of(ulong seed) => new(seed, HistoryStep.Some(new Chance(seed)));

    /// <summary>Plays it; gives what is wrong in the end.</summary>
    public HistoryOutcome Play()
    {
        var before = SynchronizationContext.Current;
        try
        {
            return Play(new Deployment(Seed) { Planted = Planted() });
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private HistoryOutcome Play(Deployment deployment)
    {
        var player = new HistoryPlayer(deployment);
        SynchronizationContext.SetSynchronizationContext(deployment.Outside);
        var played = player.PlayAsync(Steps);
        while (!played.IsCompleted && deployment.Agenda.Happened < MostEvents && deployment.Bugs.Count == 0)
        {
            deployment.Agenda.Step();
        }

        var differences = deployment.Bugs.Select(bug => $"A grain threw: {bug}").ToList();
        differences.AddRange(player.Differences ?? (played.Exception is { } error ? [$"{error.InnerException}"] : player.Unrest()));
        return new HistoryOutcome(differences, player.Told, deployment.Agenda.Happened);
    }
}
