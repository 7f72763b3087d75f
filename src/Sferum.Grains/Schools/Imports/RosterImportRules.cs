using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>How what is told of a school is accepted, in order, and ends.</summary>
internal static class RosterImportRules
{
    // As many as requests are remembered: a repeated request finds its import.
    private const int ImportsKept = RememberedRequests.Capacity;

    /// <summary>What readers get of a roster that is about to be taken, or was only looked at.</summary>
    public static RosterImportSnapshot Import(SchoolId school, ImportRoster command, RosterDraft draft, RosterSummary summary) => new()
    {
        Id = MintedId.FromRequest(school, command.ValidateOnly ? "PlanRoster" : "ImportRoster", command.Request.Id),
        Stage = command.ValidateOnly ? RosterImportStage.Validated : RosterImportStage.Applied,
        Summary = summary,
        CreateTime = default,
        Actor = command.Actor,
        PlanDigest = draft.Digest,
        Withholding = draft.Withholding,
    };

    /// <summary>Takes a number and a slot for something that is about to be laid down.</summary>
    public static RosterImportState Reserve(RosterImportState? state, int rows, int withheld, int lines)
    {
        state ??= new RosterImportState();
        var stamp = state.Counter + 1;
        var free = Abandon(state);
        return free with { Counter = stamp, Laying = new StagedParts(stamp, FreeSlot(free), rows, withheld, lines) };
    }

    /// <summary>Takes a step; it gets the next number. Removals that wait for approval are overtaken by any roster, and by changes that concern them.</summary>
    /// <param name="state">The imports.</param>
    /// <param name="step">The step; it has no number yet.</param>
    /// <param name="overtakes">Whether removals that wait are overtaken.</param>
    /// <param name="now">This moment.</param>
    public static RosterImportState Take(RosterImportState? state, RosterStep step, bool overtakes, DateTimeOffset now)
    {
        var known = overtakes ? Overtake(state ?? new(), now) : state ?? new();
        var version = known.Counter + 1;
        return known with
        {
            Counter = version,
            Steps = known.Steps.Add(step with { Version = version }),
            Laying = step.Parts is { } parts && parts.Stamp == known.Laying?.Stamp ? null : known.Laying,
            Edits = Math.Max(known.Edits, step.Edits),
        };
    }

    /// <summary>Takes a roster that lies ready. Refused when something else lies there: ImportInProgress.</summary>
    public static Outcome<RosterImportState> Accept(RosterImportState? state, RosterOffer offer, DateTimeOffset now)
    {
        if (offer.Laid is not null && state?.Laying != offer.Laid)
        {
            return Refusal.Of(RefusalReason.ImportInProgress);
        }

        var import = offer.Import with { CreateTime = now };
        return Keep(offer.Step is { } step ? TakeRoster(state, offer, step, import, now) : Note(state, import, now), offer, now);
    }

    private static RosterImportState TakeRoster(RosterImportState? state, RosterOffer offer, RosterStep step, RosterImportSnapshot import, DateTimeOffset now) =>
        List(Take(state, step with { Import = import.Id, Parts = offer.Laid?.RowParts }, overtakes: true, now), import with { Stage = RosterImportStage.Applying }) with
        {
            Withheld = import.Withholding is null ? null : new WithheldRemovals(import.Id, offer.Laid!.WithheldParts),
        };

    // A roster that was only looked at, or that changes nothing.
    private static RosterImportState Note(RosterImportState? state, RosterImportSnapshot import, DateTimeOffset now) => import.Stage == RosterImportStage.Validated
        ? List(state ?? new(), import) with { Laying = null }
        : List(Overtake(state ?? new(), now), import with { FinishTime = now }) with { Laying = null };

    private static RosterImportState Keep(RosterImportState state, RosterOffer offer, DateTimeOffset now) =>
        offer.Laid is { } laid ? RosterPlanKeeping.Keep(state, offer.Import.Id, laid, offer.Lines, now) : RosterPlanKeeping.Keep(state, offer.Import.Id, StagedParts.None, 0, now);

    /// <summary>Takes the removals of an import that wait for approval. Refused: NotFound, NoRemovalsWithheld, PlanChanged.</summary>
    public static Outcome<RosterImportState> Approve(RosterImportState? state, ApproveRemovals command, RosterStep step, DateTimeOffset now)
    {
        if (state?.Imports.LastOrDefault(i => i.Id == command.Import) is not { } import)
        {
            return Refusal.Of(RefusalReason.NotFound, "name");
        }

        if (state.Withheld is not { } withheld || withheld.Import != command.Import)
        {
            return Refusal.Of(RefusalReason.NoRemovalsWithheld, "name");
        }

        return import.PlanDigest != command.PlanDigest
            ? PlanChanged(import.PlanDigest)
            : Take(state, step with { Import = import.Id, Parts = withheld.Parts }, overtakes: false, now) with
            {
                Withheld = null,
                Imports = With(state.Imports, import.Id, Approved),
            };
    }

    /// <summary>The refusal of a plan that is no longer the one that was looked at.</summary>
    public static Refusal PlanChanged(string digest) =>
        Refusal.Of(RefusalReason.PlanChanged, "plan_digest") with { Facts = new Dictionary<string, string> { ["plan_digest"] = digest } };

    /// <summary>The first steps have been carried out.</summary>
    /// <param name="state">The imports.</param>
    /// <param name="steps">How many.</param>
    /// <param name="done">The changes in them.</param>
    /// <param name="now">This moment.</param>
    public static RosterImportState Finish(RosterImportState state, int steps, IEnumerable<DoneChange> done, DateTimeOffset now)
    {
        var (ended, last) = (state.Steps[..steps], state.Steps[steps - 1]);
        var next = state with
        {
            Steps = state.Steps.RemoveRange(0, steps),
            Known = new KnownSchool(last.Administrator, last.SubjectChats),
            Leftovers = state.Leftovers.AddRange(ended.Select(s => s.Parts).OfType<PartRange>().Where(p => p.Count > 0)),
            Recent = [.. state.Recent.Where(c => !ChangeMemory.IsForgotten(c, now)), .. done],
        };
        return ended.Select(s => s.Import).Where(import => import.Length > 0).Distinct().Aggregate(next, (known, import) => End(known, import, now));
    }

    /// <summary>What was being laid down will not be accepted.</summary>
    public static RosterImportState Abandon(RosterImportState state) => state.Laying is not { } dead
        ? state
        : state with { Laying = null, Leftovers = state.Leftovers.Add(dead.All) };

    public static RosterImportState Cleared(RosterImportState state, PartRange range) => state with { Leftovers = state.Leftovers.Remove(range) };

    private static RosterImportState List(RosterImportState state, RosterImportSnapshot import) =>
        state with { Imports = [.. state.Imports.Where(i => i.Id != import.Id).TakeLast(ImportsKept - 1), import] };

    // An import whose first step is still under way learns when that ends that it was overtaken.
    private static RosterImportState Overtake(RosterImportState state, DateTimeOffset now) => state.Withheld is not { } withheld
        ? state
        : RosterPlanKeeping.Renew(state, withheld.Import, now) with
        {
            Withheld = null,
            Leftovers = state.Leftovers.Add(withheld.Parts),
            Imports = With(state.Imports, withheld.Import, i => i.Stage == RosterImportStage.Applying ? i : i with { Stage = RosterImportStage.Superseded, FinishTime = now }),
        };

    private static RosterImportState End(RosterImportState state, string import, DateTimeOffset now) => state.Steps.Any(s => s.Import == import)
        ? state
        : RosterPlanKeeping.Renew(state, import, now) with { Imports = With(state.Imports, import, i => Ended(state, i, now)) };

    private static RosterImportSnapshot Ended(RosterImportState state, RosterImportSnapshot import, DateTimeOffset now)
    {
        if (import.Withholding is null)
        {
            return import with { Stage = RosterImportStage.Applied, FinishTime = now };
        }

        return state.Withheld?.Import == import.Id
            ? import with { Stage = RosterImportStage.AppliedRemovalsWithheld }
            : import with { Stage = RosterImportStage.Superseded, FinishTime = now };
    }

    private static RosterImportSnapshot Approved(RosterImportSnapshot import) => import with
    {
        Stage = RosterImportStage.Applying,
        Withholding = null,
        Summary = import.Summary with { RemovalsWithheld = 0 },
    };

    private static int FreeSlot(RosterImportState state)
    {
        var taken = state.Steps.Select(s => s.Parts?.Slot)
            .Concat(state.Plans.Select(p => (int?)p.Parts.Slot))
            .Concat(state.Leftovers.Select(p => (int?)p.Slot))
            .Concat(state.Accepted.Select(a => (int?)a.Parts.Slot))
            .Append(state.Withheld?.Parts.Slot)
            .Append(state.Applied?.Parts.Slot)
            .Append(state.Staging?.Slot)
            .ToHashSet();
        return Enumerable.Range(0, taken.Count + 1).First(slot => !taken.Contains(slot));
    }

    private static ImmutableArray<RosterImportSnapshot> With(
        ImmutableArray<RosterImportSnapshot> imports, string id, Func<RosterImportSnapshot, RosterImportSnapshot> change) =>
        [.. imports.Select(i => i.Id == id ? change(i) : i)];
}
