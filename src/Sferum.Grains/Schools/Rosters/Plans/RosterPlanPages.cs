namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Which lines of a plan a query means.</summary>
internal static class RosterPlanPages
{
    /// <summary>True when the query does not mean all lines.</summary>
    public static bool IsFiltered(RosterPlanQuery query) =>
        query is not { Action: RosterPlanAction.Unspecified, Chat: null, WithheldOnly: false, UnlinkedOnly: false };

    /// <summary>True for a line that is meant. About a chat are the lines of its members, and those of the chat itself.</summary>
    public static bool Fits(RosterPlanLine line, RosterPlanQuery query) =>
        (query.Action == RosterPlanAction.Unspecified || line.Action == query.Action)
        && (query.Chat is not { } chat || line.Chat == chat || line.Resource == chat.Name)
        && (!query.WithheldOnly || line.Withheld)
        && (!query.UnlinkedOnly || line.Unlinked);
}
