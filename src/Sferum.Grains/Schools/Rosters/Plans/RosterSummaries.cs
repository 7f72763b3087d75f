namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Counts a plan.</summary>
internal static class RosterSummaries
{
    /// <summary>The plan in numbers.</summary>
    public static RosterSummary Of(IReadOnlyList<RosterPlanLine> lines) => throw new NotImplementedException();
}
