using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// Whether changes overtake removals that wait for approval: when both concern the same person, class or group, when a class or group changes that one of these people is in, comes to or
/// teaches, or when something that changed hangs on somebody or something that would be removed. Approval then would undo what ES said later, so it is no longer possible. Changes elsewhere
/// leave them waiting.
/// </summary>
internal static class Overtaking
{
    /// <param name="before">The school before the change.</param>
    /// <param name="withheld">The rows that approval would put in.</param>
    /// <param name="changed">The rows that become other.</param>
    /// <param name="administrator">The Sferum chats administrator after the change.</param>
    public static bool Of(RosterPicture before, RosterDelta withheld, RosterDelta changed, AccountId? administrator)
    {
        var concerned = Concerned.By(before, withheld);
        return (administrator is { } named && withheld.Removed.Contains(named))
            || changed.Removed.Any(concerned.People.Contains)
            || changed.People.Any(concerned.Has)
            || changed.Classes.Any(c => concerned.Has(c) || (before.Classes.GetValueOrDefault(c.Class.Class) is { } known && concerned.Has(known)))
            || changed.Groups.Any(g => concerned.Has(g) || (before.Groups.GetValueOrDefault(g.Group.Group) is { } known && concerned.Has(known)));
    }

    /// <summary>What withheld removals concern.</summary>
    /// <param name="People">Who would leave the school, or become other.</param>
    /// <param name="Classes">Classes that would become other.</param>
    /// <param name="Groups">Groups that would become other.</param>
    /// <param name="Places">Classes that these people are in, or would come to.</param>
    private sealed record Concerned(HashSet<AccountId> People, HashSet<ClassId> Classes, HashSet<GroupId> Groups, HashSet<ClassId> Places)
    {
        internal static Concerned By(RosterPicture before, RosterDelta withheld)
        {
            var people = withheld.People.Select(p => p.Account).Concat(withheld.Removed).ToHashSet();
            var left = people.Select(account => before.People.GetValueOrDefault(account)?.Class);
            return new(
                people,
                [.. withheld.Classes.Select(c => c.Class.Class)],
                [.. withheld.Groups.Select(g => g.Group.Group)],
                [.. left.Concat(withheld.People.Select(p => p.Class)).OfType<ClassId>()]);
        }

        internal bool Has(Person person) =>
            People.Contains(person.Account) || person.Children.Any(People.Contains) || (person.Class is { } own && Classes.Contains(own));

        internal bool Has(ClassRow row) => Classes.Contains(row.Class.Class) || Places.Contains(row.Class.Class) || Has(row.Class.HomeroomTeacher);

        internal bool Has(GroupRow row) =>
            Groups.Contains(row.Group.Group)
            || Has(row.Group.Teacher)
            || row.Group.Classes.Any(Classes.Contains)
            || (row.Group.Students is { } students ? students.Any(People.Contains) : row.Group.Classes.Any(Places.Contains));

        private bool Has(AccountId? account) => account is { } known && People.Contains(known);
    }
}
