using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.People;

/// <summary>Answers a query from the people in memory (B8).</summary>
internal static class PeopleSearch
{
    public static PeoplePage Page(PeopleMemory people, PeopleQuery query)
    {
        var fits = Filter(people, query);
        var rows = people.Sorted.Where(fits).Select(e => e.Person).ToArray();
        if (query.Descending)
        {
            Array.Reverse(rows);
        }

        return new PeoplePage([.. rows.Skip(query.Skip).Take(query.Take)], rows.Length);
    }

    private static Func<PersonEntry, bool> Filter(PeopleMemory people, PeopleQuery query)
    {
        var words = TextFolding.Words(query.Text);
        var except = query.Except.ToHashSet();
        var classes = query.Classes.ToHashSet();
        return entry => IsOfKind(entry.Person, query)
            && (query.Blocked is not { } blocked || entry.Person.Blocked == blocked)
            && (query.Position == PositionType.Unspecified || entry.Person.Position == query.Position)
            && (classes.Count == 0 || IsOfClass(people, entry.Person, classes))
            && !except.Contains(entry.Person.Account)
            && TextFolding.Matches(entry.Words, words);
    }

    private static bool IsOfKind(Person person, PeopleQuery query) => query.Kinds == PersonKinds.None || (person.Kinds & query.Kinds) != 0;

    private static bool IsOfClass(PeopleMemory people, Person person, HashSet<ClassId> classes) =>
        person.Kinds.HasFlag(PersonKinds.Staff)
        || (person.Class is { } own && classes.Contains(own))
        || person.Children.Any(c => people.Find(c)?.Class is { } childs && classes.Contains(childs));
}
