using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How a school's imports follow each other.</summary>
internal static class RosterImportRules
{
    // As many as requests are remembered: a repeated request finds its import.
    private const int ImportsKept = RememberedRequests.Capacity;

    /// <summary>The number of the roster that a new one would follow; 0: none.</summary>
    public static long BaseOf(RosterImportState? state) => Base(state)?.Stamp ?? 0;

    /// <summary>Takes a number and a slot for a roster that is about to be laid down.</summary>
    public static RosterImportState Reserve(RosterImportState? state, int people, int structure)
    {
        state ??= new RosterImportState();
        var stamp = state.Counter + 1;
        return state with
        {
            Counter = stamp,
            Staging = new StagedRoster(stamp, FreeSlot(state), people, structure),
            Leftovers = state.Staging is { } dead ? state.Leftovers.Add(dead.AllParts) : state.Leftovers,
        };
    }

    /// <summary>Takes a roster that lies ready; one that waited behind the one under way gives way to it.</summary>
    /// <param name="state">The imports.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="import">What readers get of it.</param>
    /// <param name="comparedWith">The roster with which its removals were compared.</param>
    public static Outcome<RosterImportState> Accept(RosterImportState state, AcceptedRoster roster, RosterImportSnapshot import, long comparedWith)
    {
        if (state.Staging != roster.Parts || BaseOf(state) != comparedWith)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        var replaced = state.Accepted.Length > 1 ? state.Accepted[1] : null;
        var imports = replaced is null ? state.Imports : With(state.Imports, replaced.Import, i => i with { Stage = RosterImportStage.Superseded, FinishTime = import.CreateTime });
        return state with
        {
            Staging = null,
            Accepted = [.. state.Accepted.Take(1), roster],
            Imports = [.. imports.TakeLast(ImportsKept - 1), import],
            Leftovers = replaced is null ? state.Leftovers : state.Leftovers.Add(replaced.Parts.AllParts),
        };
    }

    /// <summary>Begins the carrying out of the first accepted roster.</summary>
    /// <param name="state">The imports.</param>
    /// <param name="current">The school's administrator now.</param>
    /// <param name="currentIsStaff">Whether that one is staff in the roster.</param>
    public static RosterImportState BeginRoster(RosterImportState state, AccountId? current, bool currentIsStaff)
    {
        var roster = state.Accepted[0];
        var keeps = roster.Facts.SferumAdministrator is null && current is not null && currentIsStaff;
        var administrator = keeps ? current : roster.Facts.SferumAdministrator ?? roster.Administrator;
        return Begin(state, new RosterRun(state.Counter + 1, OfRoster: true, administrator, SchoolIsTold: !keeps, state.NewsDone));
    }

    /// <summary>Begins the carrying out of another administrator, or notes that there is nothing to do.</summary>
    public static RosterImportState BeginAdministrator(RosterImportState state, AccountId? current, long news) =>
        state.Applied is null || state.Applied.Administrator == current
            ? state with { NewsDone = news }
            : Begin(state, new RosterRun(state.Counter + 1, OfRoster: false, current, SchoolIsTold: false, news));

    /// <summary>Notes what the run changes, the first time that this is known: after a crash half-way less would be seen.</summary>
    public static RosterImportState Compared(RosterImportState state, RosterSummary summary) => state.Run is not { Summary: null } run
        ? state
        : state with
        {
            Run = run with { Summary = summary },
            Imports = run.OfRoster ? With(state.Imports, state.Accepted[0].Import, i => i with { Summary = summary }) : state.Imports,
        };

    /// <summary>Everybody has been told.</summary>
    public static RosterImportState Finish(RosterImportState state, DateTimeOffset now)
    {
        var run = state.Run!;
        return run.OfRoster
            ? FinishRoster(state, run, now)
            : state with { Run = null, NewsDone = run.News, Applied = state.Applied! with { Administrator = run.Administrator } };
    }

    /// <summary>A roster that was being laid down will not be accepted.</summary>
    public static RosterImportState Abandon(RosterImportState state) => state.Staging is not { } dead
        ? state
        : state with { Staging = null, Leftovers = state.Leftovers.Add(dead.AllParts) };

    public static RosterImportState Cleared(RosterImportState state, PartRange range) => state with { Leftovers = state.Leftovers.Remove(range) };

    private static RosterImportState FinishRoster(RosterImportState state, RosterRun run, DateTimeOffset now)
    {
        var roster = state.Accepted[0];
        var leftovers = state.Leftovers.Add(roster.Parts.PeopleParts);
        return state with
        {
            Run = null,
            Accepted = state.Accepted.RemoveAt(0),
            Applied = new AppliedRoster(roster.Parts, roster.Digest, run.Administrator),
            Imports = With(state.Imports, roster.Import, i => i with { Stage = RosterImportStage.Applied, FinishTime = now }),
            Leftovers = state.Applied is { } last ? leftovers.Add(last.Parts.StructureParts) : leftovers,
        };
    }

    private static RosterImportState Begin(RosterImportState state, RosterRun run) => state with { Counter = run.Version, Run = run };

    private static StagedRoster? Base(RosterImportState? state) => state switch
    {
        null => null,
        { Accepted.Length: > 0 } => state.Accepted[0].Parts,
        _ => state.Applied?.Parts,
    };

    private static int FreeSlot(RosterImportState state)
    {
        int[] taken = [.. state.Accepted.Select(a => a.Parts.Slot), .. state.Applied is { } applied ? [applied.Parts.Slot] : Array.Empty<int>()];
        return Enumerable.Range(0, taken.Length + 1).First(slot => !taken.Contains(slot));
    }

    private static ImmutableArray<RosterImportSnapshot> With(
        ImmutableArray<RosterImportSnapshot> imports, string id, Func<RosterImportSnapshot, RosterImportSnapshot> change) =>
        [.. imports.Select(i => i.Id == id ? change(i) : i)];
}
