using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// Whether changes overtake removals that wait for approval: when both concern the same person, class or group, or when something that changed hangs on somebody or something that would be
/// removed. Approval then would undo what ES said later, so it is no longer possible. Changes elsewhere leave them waiting.
/// </summary>
internal static class Overtaking
{
    /// <param name="withheld">The rows that approval would put in.</param>
    /// <param name="changed">The rows that become other.</param>
    /// <param name="administrator">The Sferum chats administrator after the change.</param>
    public static bool Of(RosterDelta withheld, RosterDelta changed, AccountId? administrator)
    {
        var people = withheld.People.Select(p => p.Account).Concat(withheld.Removed).ToHashSet();
        var classes = withheld.Classes.Select(c => c.Class.Class).ToHashSet();
        var groups = withheld.Groups.Select(g => g.Group.Group).ToHashSet();
        return (administrator is { } named && withheld.Removed.Contains(named))
            || changed.Removed.Any(people.Contains)
            || changed.People.Any(p => people.Contains(p.Account) || p.Children.Any(people.Contains) || (p.Class is { } own && classes.Contains(own)))
            || changed.Classes.Any(c => classes.Contains(c.Class.Class) || Has(people, c.Class.HomeroomTeacher))
            || changed.Groups.Any(g => groups.Contains(g.Group.Group)
                || Has(people, g.Group.Teacher)
                || g.Group.Classes.Any(classes.Contains)
                || g.Group.Students?.Any(people.Contains) == true);
    }

    private static bool Has(HashSet<AccountId> people, AccountId? account) => account is { } known && people.Contains(known);
}
