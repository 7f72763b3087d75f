namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Gives a plan page by page.</summary>
internal static class RosterPlanPages
{
    /// <summary>The page of the lines that fit a query.</summary>
    public static RosterPlanPage Of(IReadOnlyList<RosterPlanLine> lines, RosterPlanQuery query)
    {
        var fitting = lines.Where(line => Fits(line, query)).ToArray();
        return new([.. fitting.Skip(query.Skip).Take(query.Take)], fitting.Length);
    }

    // About a chat are the lines of its members, and those of the chat itself.
    private static bool Fits(RosterPlanLine line, RosterPlanQuery query) =>
        (query.Action == RosterPlanAction.Unspecified || line.Action == query.Action)
        && (query.Chat is not { } chat || line.Chat == chat || line.Resource == chat.Name)
        && (!query.WithheldOnly || line.Withheld)
        && (!query.UnlinkedOnly || line.Unlinked);
}
