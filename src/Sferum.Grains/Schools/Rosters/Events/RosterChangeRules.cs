using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Decides changes one after the other: each on the school that those before it left; one that makes no sense is refused by itself.</summary>
internal static class RosterChangeRules
{
    /// <param name="id">The school.</param>
    /// <param name="school">The school once all that was accepted has been carried out.</param>
    /// <param name="changes">What happened, in order.</param>
    /// <param name="recall">How a change relates to those of the last 24 hours.</param>
    public static DecidedChanges Decide(SchoolId id, RosterPicture school, IReadOnlyList<RosterChange> changes, Func<RequestKey, RequestMemory> recall)
    {
        var (after, done, outcomes) = (school with { Trail = RosterTrail.None }, new List<RequestKey>(), new List<RosterChangeOutcome>(changes.Count));
        foreach (var change in changes)
        {
            var memory = recall(change.Key);
            var outcome = memory == RequestMemory.New ? Apply(id, after, change.Event) : Known(after, memory);
            outcomes.Add(new RosterChangeOutcome(change.Key.Id, memory == RequestMemory.Repeated, outcome.Refusal));
            if (memory == RequestMemory.New && !outcome.IsRefused)
            {
                after = outcome.Value;
                done.Add(change.Key);
            }
        }

        return new(after, done, outcomes);
    }

    private static Outcome<RosterPicture> Apply(SchoolId id, RosterPicture school, RosterEvent happened) =>
        RosterEventRules.Foreign(id, happened) is { } foreign ? foreign : RosterEventRules.Apply(school, happened);

    private static Outcome<RosterPicture> Known(RosterPicture school, RequestMemory memory) =>
        memory == RequestMemory.Repeated ? school : Refusal.Of(RefusalReason.ChangeIdReused, "id");
}

/// <summary>What became of some changes.</summary>
/// <param name="After">The school after them, with the rows touched in its trail.</param>
/// <param name="Done">Those that are accepted now.</param>
/// <param name="Outcomes">One for each.</param>
internal sealed record DecidedChanges(RosterPicture After, IReadOnlyList<RequestKey> Done, IReadOnlyList<RosterChangeOutcome> Outcomes);
