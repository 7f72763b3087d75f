namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Counts a plan.</summary>
internal static class RosterSummaries
{
    /// <summary>The plan in numbers.</summary>
    public static RosterSummary Of(IReadOnlyList<RosterPlanLine> lines)
    {
        var of = lines.CountBy(line => line.Action).ToDictionary();
        return new RosterSummary
        {
            PeopleAdded = of.GetValueOrDefault(RosterPlanAction.PersonAdded),
            PeopleRemoved = of.GetValueOrDefault(RosterPlanAction.PersonRemoved),
            PeopleChanged = Subjects(lines, RosterPlanAction.PersonChanged),
            ClassesAdded = of.GetValueOrDefault(RosterPlanAction.ClassAdded),
            ClassesClosed = of.GetValueOrDefault(RosterPlanAction.ClassClosed),
            ClassesChanged = Subjects(lines, RosterPlanAction.ClassChanged),
            GroupsAdded = of.GetValueOrDefault(RosterPlanAction.GroupAdded),
            GroupsClosed = of.GetValueOrDefault(RosterPlanAction.GroupClosed),
            GroupsChanged = Subjects(lines, RosterPlanAction.GroupChanged),
            ChatsCreated = of.GetValueOrDefault(RosterPlanAction.ChatCreated),
            ChatsChanged = ChatsChanged(lines),
            MembersAdded = of.GetValueOrDefault(RosterPlanAction.MemberAdded),
            MembersRemoved = of.GetValueOrDefault(RosterPlanAction.MemberRemoved),
            RemovalsWithheld = lines.Count(line => line is { Action: RosterPlanAction.MemberRemoved, Withheld: true }),
            UnlinkedMembersAdded = lines.Count(line => line is { Action: RosterPlanAction.MemberAdded, Unlinked: true }),
        };
    }

    // What changes at once, and again once approved, is one change.
    private static int Subjects(IEnumerable<RosterPlanLine> lines, RosterPlanAction action) =>
        lines.Where(line => line.Action == action).DistinctBy(line => line.Resource).Count();

    // A chat that is made is not also changed.
    private static int ChatsChanged(IReadOnlyList<RosterPlanLine> lines)
    {
        var made = lines.Where(line => line.Action == RosterPlanAction.ChatCreated).Select(line => line.Resource).ToHashSet();
        return lines
            .Where(line => line.Chat is not null || line.Action is RosterPlanAction.ChatRetitled or RosterPlanAction.ChatClosed)
            .Select(line => line.Chat?.Name ?? line.Resource)
            .Distinct()
            .Count(chat => !made.Contains(chat));
    }
}
