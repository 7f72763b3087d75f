using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Subject groups that are new, other and closed.</summary>
internal static class GroupLines
{
    public static IEnumerable<PlanRow> Of(PlanStep step) => step.Before.Groups.Keys.Union(step.After.Groups.Keys)
        .Select(id => Line(step, Open(step.Before.Groups.GetValueOrDefault(id)), Open(step.After.Groups.GetValueOrDefault(id))))
        .OfType<RosterPlanLine>()
        .Select(line => PlanRow.Of(PlanSection.Groups, line));

    private static RosterGroup? Open(GroupRow? row) => row is { Closed: false } ? row.Group : null;

    private static RosterPlanLine? Line(PlanStep step, RosterGroup? before, RosterGroup? after) => (before, after) switch
    {
        (null, { } added) => Make(step, added, RosterPlanAction.GroupAdded, "", Words(step, step.After, added)),
        ({ } closed, null) => Make(step, closed, RosterPlanAction.GroupClosed, Words(step, step.Before, closed), ""),
        ({ } was, { } will) when Changes(step, was, will) is { } change => Make(step, will, RosterPlanAction.GroupChanged, change.Before, change.After),
        _ => null,
    };

    private static (string Before, string After)? Changes(PlanStep step, RosterGroup was, RosterGroup will) => PlanAspects.Between(
        (was.Title, will.Title),
        (was.Subject, will.Subject),
        was.Classes.ToHashSet().SetEquals(will.Classes) ? default : (Classes(step.Before, was), Classes(step.After, will)),
        was.Teacher == will.Teacher ? default : (Teacher(step, was), Teacher(step, will)),
        Students(step, was.Students, will.Students));

    // Of two lists, whom only one of them has.
    private static (string Before, string After) Students(PlanStep step, IReadOnlyList<AccountId>? was, IReadOnlyList<AccountId>? will) => (was, will) switch
    {
        (null, null) => ("", ""),
        (null, _) => (PlanWords.AllOfItsClasses, step.NamesOf(will)),
        (_, null) => (step.NamesOf(was), PlanWords.AllOfItsClasses),
        _ => (step.NamesOf(was.Except(will)), step.NamesOf(will.Except(was))),
    };

    private static string Words(PlanStep step, RosterPicture school, RosterGroup group) => PlanWords.Join(group.Title, group.Subject, Classes(school, group), Teacher(step, group));

    private static string Classes(RosterPicture school, RosterGroup group) =>
        string.Join(", ", group.Classes.Select(c => school.Classes.GetValueOrDefault(c)?.Class.Title ?? c.Segment).Order(StringComparer.Ordinal));

    private static string Teacher(PlanStep step, RosterGroup group) => PlanWords.Teacher(step.NameOf(group.Teacher));

    private static RosterPlanLine Make(PlanStep step, RosterGroup group, RosterPlanAction action, string before, string after) =>
        new() { Action = action, Resource = group.Group.Name, Title = group.Title, Before = before, After = after, Withheld = step.Withheld };
}
