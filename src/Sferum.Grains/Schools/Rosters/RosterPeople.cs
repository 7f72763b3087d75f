using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Turns a roster's lists into people: who stands in several lists is one person with several kinds.</summary>
internal static class RosterPeople
{
    public static IReadOnlyList<Person> Of(Roster roster)
    {
        var people = new Dictionary<AccountId, Person>();
        foreach (var staff in roster.Staff)
        {
            Put(people, staff.Account, staff.Name, PersonKinds.Staff, staff.Blocked, p => p with { Position = staff.Position, PositionTitle = staff.PositionTitle });
        }

        foreach (var student in roster.Students)
        {
            Put(people, student.Account, student.Name, PersonKinds.Student, student.Blocked, p => p with { Class = student.Class });
        }

        foreach (var parent in roster.Parents)
        {
            Put(people, parent.Account, parent.Name, PersonKinds.Parent, parent.Blocked, p => p with { Children = Sorted(parent.Children) });
        }

        return [.. people.Values];
    }

    public static IReadOnlyList<AccountId> Sorted(IEnumerable<AccountId> accounts) => [.. accounts.OrderBy(a => a.Segment, StringComparer.Ordinal)];

    // The name is that of the first list, staff before student before parent; blocked anywhere is blocked.
    private static void Put(
        Dictionary<AccountId, Person> people, AccountId account, PersonName name, PersonKinds kind, bool blocked, Func<Person, Person> fill)
    {
        var known = people.GetValueOrDefault(account) ?? new Person { Account = account, Name = name, Kinds = PersonKinds.None };
        people[account] = fill(known) with { Kinds = known.Kinds | kind, Blocked = known.Blocked || blocked };
    }
}
