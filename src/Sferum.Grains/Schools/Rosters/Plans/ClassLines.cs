namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Classes that are new, other and closed. Who is in them is told person by person.</summary>
internal static class ClassLines
{
    public static IEnumerable<PlanRow> Of(PlanStep step) => step.Before.Classes.Keys.Union(step.After.Classes.Keys)
        .Select(id => Line(step, Open(step.Before.Classes.GetValueOrDefault(id)), Open(step.After.Classes.GetValueOrDefault(id))))
        .OfType<RosterPlanLine>()
        .Select(line => PlanRow.Of(PlanSection.Classes, line));

    private static RosterClass? Open(ClassRow? row) => row is { Closed: false } ? row.Class : null;

    private static RosterPlanLine? Line(PlanStep step, RosterClass? before, RosterClass? after) => (before, after) switch
    {
        (null, { } added) => Make(step, added, RosterPlanAction.ClassAdded, "", Words(step, added)),
        ({ } closed, null) => Make(step, closed, RosterPlanAction.ClassClosed, Words(step, closed), ""),
        ({ } was, { } will) when Changes(step, was, will) is { } change => Make(step, will, RosterPlanAction.ClassChanged, change.Before, change.After),
        _ => null,
    };

    private static (string Before, string After)? Changes(PlanStep step, RosterClass was, RosterClass will) => PlanAspects.Between(
        (was.Title, will.Title),
        was.HomeroomTeacher == will.HomeroomTeacher ? default : (Homeroom(step, was), Homeroom(step, will)));

    private static string Words(PlanStep step, RosterClass row) => PlanWords.Join(row.Title, Homeroom(step, row));

    private static string Homeroom(PlanStep step, RosterClass row) => PlanWords.HomeroomTeacher(step.NameOf(row.HomeroomTeacher));

    private static RosterPlanLine Make(PlanStep step, RosterClass row, RosterPlanAction action, string before, string after) =>
        new() { Action = action, Resource = row.Class.Name, Title = row.Title, Before = before, After = after, Withheld = step.Withheld };
}
