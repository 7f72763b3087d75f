namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>What the school says of itself.</summary>
internal static class SchoolLines
{
    public static IEnumerable<PlanRow> Of(PlanStep step, (RosterFacts? Before, RosterFacts After)? facts)
    {
        var (before, after) = facts ?? default;
        var change = PlanAspects.Between(
            (before?.Title ?? "", after?.Title ?? ""),
            (before?.TimeZone ?? "", after?.TimeZone ?? ""),
            step.Before.Administrator == step.After.Administrator ? default : (Administrator(step, step.Before), Administrator(step, step.After)));
        return change is not { } words ? [] :
        [
            PlanRow.Of(PlanSection.School, new RosterPlanLine
            {
                Action = RosterPlanAction.SchoolChanged,
                Resource = step.School.Name,
                Title = after?.Title ?? "",
                Before = words.Before,
                After = words.After,
                Withheld = step.Withheld,
            }),
        ];
    }

    private static string Administrator(PlanStep step, RosterPicture school) => PlanWords.Administrator(step.NameOf(school.Administrator));
}
