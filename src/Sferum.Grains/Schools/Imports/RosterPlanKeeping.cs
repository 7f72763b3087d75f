namespace Sferum.Grains.Schools.Imports;

/// <summary>How long plans are kept: some of the last, each 24 hours after it was made or applied; longer while its removals are withheld.</summary>
internal static class RosterPlanKeeping
{
    private const int Most = 4;

    private static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>The imports with a plan more; one that is too many goes.</summary>
    public static RosterImportState Keep(RosterImportState state, string import, StagedParts laid, int lines, DateTimeOffset now)
    {
        var same = state.Plans.Where(p => p.Import == import).Aggregate(state, Drop);
        var kept = same with { Plans = same.Plans.Add(new KeptPlan(import, laid.LineParts, lines, now + Lifetime)) };
        return kept.Plans.Where(p => MayGo(kept, p)).Take(Math.Max(0, kept.Plans.Length - Most)).Aggregate(kept, Drop);
    }

    /// <summary>The imports whose plan is kept from now on.</summary>
    public static RosterImportState Renew(RosterImportState state, string import, DateTimeOffset now) =>
        state with { Plans = [.. state.Plans.Select(p => p.Import == import ? p with { Until = now + Lifetime } : p)] };

    /// <summary>The imports without plans that are too old; the same when there are none.</summary>
    public static RosterImportState Expire(RosterImportState state, DateTimeOffset now) =>
        state.Plans.Where(p => MayGo(state, p) && p.Until <= now).Aggregate(state, Drop);

    /// <summary>The imports without any plan; the same when there are none.</summary>
    public static RosterImportState DropAll(RosterImportState state) => state.Plans.Aggregate(state, Drop);

    /// <summary>When the first plan becomes too old; null: none does.</summary>
    public static DateTimeOffset? FirstToGo(RosterImportState state) => state.Plans.Where(p => MayGo(state, p)).Select(p => (DateTimeOffset?)p.Until).Min();

    /// <summary>The plan of an import, if it can still be read.</summary>
    public static KeptPlan? Find(RosterImportState? state, string import, DateTimeOffset now) =>
        state?.Plans.LastOrDefault(p => p.Import == import && (p.Until > now || !MayGo(state, p)));

    private static bool MayGo(RosterImportState state, KeptPlan plan) => state.Withheld?.Import != plan.Import && state.Steps.All(s => s.Import != plan.Import);

    private static RosterImportState Drop(RosterImportState state, KeptPlan plan) =>
        state with { Plans = state.Plans.Remove(plan), Leftovers = plan.Parts.Count == 0 ? state.Leftovers : state.Leftovers.Add(plan.Parts) };
}
