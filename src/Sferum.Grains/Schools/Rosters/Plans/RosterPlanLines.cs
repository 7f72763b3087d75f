using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>
/// A plan, line by line: school, people, classes, groups, then chat by chat. Members are compared as the roster says who they are: whom somebody added or removed by hand (B17)
/// is not seen here.
/// </summary>
internal static class RosterPlanLines
{
    /// <summary>The lines of a plan, in their order.</summary>
    /// <param name="school">The school.</param>
    /// <param name="before">The school as it is.</param>
    /// <param name="after">The school as it is to be at once.</param>
    /// <param name="wished">The school as the roster wants it, when removals are withheld; null when nothing is.</param>
    /// <param name="isLinked">Whether an account is linked; null: as <paramref name="before"/> has it.</param>
    /// <param name="facts">What the school says of itself before and after; null: no line about that.</param>
    public static IReadOnlyList<RosterPlanLine> Of(
        SchoolId school,
        RosterPicture before,
        RosterPicture after,
        RosterPicture? wished = null,
        Func<AccountId, bool>? isLinked = null,
        (RosterFacts? Before, RosterFacts After)? facts = null)
    {
        isLinked ??= account => before.People.GetValueOrDefault(account)?.Link == LinkState.Linked;
        var atOnce = new PlanStep(school, before, after, Withheld: false);
        var rows = new List<PlanRow>(SchoolLines.Of(atOnce, facts));
        Add(rows, atOnce, isLinked);
        if (wished is not null)
        {
            Add(rows, new PlanStep(school, after, wished, Withheld: true), isLinked);
        }

        rows.Sort(PlanRow.Compare);
        return [.. rows.Select(row => row.Line)];
    }

    private static void Add(List<PlanRow> rows, PlanStep step, Func<AccountId, bool> isLinked)
    {
        rows.AddRange(PeopleLines.Of(step));
        rows.AddRange(ClassLines.Of(step));
        rows.AddRange(GroupLines.Of(step));
        rows.AddRange(PlannedChats.Of(step).SelectMany(chat => ChatLines.Of(step, chat, isLinked)));
    }
}
