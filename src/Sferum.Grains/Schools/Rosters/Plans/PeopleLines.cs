using Sferum.Grains.Names;
using Sferum.Grains.Schools.People;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>Who comes, goes and changes.</summary>
internal static class PeopleLines
{
    public static IEnumerable<PlanRow> Of(PlanStep step)
    {
        foreach (var (account, after) in step.After.People)
        {
            if (Line(step, step.Before.People.GetValueOrDefault(account), after) is { } line)
            {
                yield return PlanRow.Of(PlanSection.People, line);
            }
        }

        foreach (var before in step.Before.People.Values.Where(p => !step.After.People.ContainsKey(p.Account)))
        {
            yield return PlanRow.Of(PlanSection.People, Make(step, before, RosterPlanAction.PersonRemoved, All(step, step.Before, before), ""));
        }
    }

    private static RosterPlanLine? Line(PlanStep step, Person? before, Person after)
    {
        if (before is null)
        {
            return Make(step, after, RosterPlanAction.PersonAdded, "", All(step, step.After, after));
        }

        return PersonFacts.Same(before, after) ? null : Changed(step, before, after);
    }

    private static RosterPlanLine Changed(PlanStep step, Person before, Person after)
    {
        var (old, next) = PlanAspects.Between(
            (before.Name.Display, after.Name.Display),
            (Position(before), Position(after)),
            SameClass(before, after) ? default : (Class(step.Before, before), Class(step.After, after)),
            before.Children.SequenceEqual(after.Children) ? default : (Children(step, before), Children(step, after)),
            (Block(before), Block(after))) ?? default;
        return Make(step, after, RosterPlanAction.PersonChanged, old ?? "", next ?? "");
    }

    private static RosterPlanLine Make(PlanStep step, Person person, RosterPlanAction action, string before, string after) => new()
    {
        Action = action,
        Resource = step.PersonName(person.Account),
        Title = person.Name.Display,
        Before = before,
        After = after,
        Withheld = step.Withheld,
    };

    private static string All(PlanStep step, RosterPicture school, Person person) =>
        PlanWords.Join(Position(person), Class(school, person), Children(step, person), person.Blocked ? PlanWords.Blocked : "");

    // A class that is promoted changes its title, not its students.
    private static bool SameClass(Person one, Person other) => one.Class == other.Class;

    private static string Position(Person person) => !person.Kinds.HasFlag(PersonKinds.Staff)
        ? ""
        : person.PositionTitle.Length == 0 ? PlanWords.Of(person.Position) : $"{PlanWords.Of(person.Position)}: {person.PositionTitle}";

    private static string Class(RosterPicture school, Person person) => person.Class is { } id ? school.Classes.GetValueOrDefault(id)?.Class.Title ?? id.Segment : "";

    private static string Children(PlanStep step, Person person) => PlanWords.Children(step.NamesOf(person.Children));

    private static string Block(Person person) => person.Blocked ? PlanWords.Blocked : PlanWords.Unblocked;
}
