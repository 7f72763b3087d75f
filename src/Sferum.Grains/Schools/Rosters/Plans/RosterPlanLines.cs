using Sferum.Grains.Names;

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
        (RosterFacts? Before, RosterFacts After)? facts = null) => throw new NotImplementedException();
}
