using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.People;

/// <summary>Answers a query from the people in memory (B8).</summary>
internal static class PeopleSearch
{
    /// <param name="people">The people.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="titles">The order of classes; null: by name alone.</param>
    public static PeoplePage Page(PeopleMemory people, PeopleQuery query, ClassTitles? titles = null)
    {
        var fits = Filter(people, query);
        var rows = people.Sorted.Where(fits).Select(e => e.Person).ToArray();
        if (query.Descending)
        {
            Array.Reverse(rows);
        }

        var ordered = titles is null ? rows : ByClass(rows, titles, query.ClassDescending);
        return new PeoplePage([.. ordered.Skip(query.Skip).Take(query.Take)], rows.Length);
    }

    // The rows stand by name already: they are only dealt out to their classes.
    private static IEnumerable<Person> ByClass(Person[] rows, ClassTitles titles, bool descending)
    {
        var classes = new List<Person>?[titles.Count + 1];
        foreach (var person in rows)
        {
            (classes[titles.RankOf(person.Class)] ??= []).Add(person);
        }

        var full = classes.OfType<List<Person>>();
        return (descending ? full.Reverse() : full).SelectMany(c => c);
    }

    private static Func<PersonEntry, bool> Filter(PeopleMemory people, PeopleQuery query)
    {
        var words = TextFolding.Words(query.Text);
        var except = query.Except.ToHashSet();
        var classes = query.Classes.ToHashSet();
        return entry => IsOfKind(entry.Person, query)
            && (query.Blocked is not { } blocked || entry.Person.Blocked == blocked)
            && (query.Position == PositionType.Unspecified || entry.Person.Position == query.Position)
            && (query.Link == LinkState.Unspecified || entry.Person.Link == query.Link)
            && !(query.Unlinked && entry.Person.Link == LinkState.Linked)
            && (classes.Count == 0 || IsOfClass(people, entry.Person, classes, query.Kinds))
            && !except.Contains(entry.Person.Account)
            && TextFolding.Matches(entry.Words, words);
    }

    private static bool IsOfKind(Person person, PeopleQuery query) => query.Kinds == PersonKinds.None || (person.Kinds & query.Kinds) != 0;

    // A teacher who is asked for as a parent is a parent of some class, like any other.
    private static bool IsOfClass(PeopleMemory people, Person person, HashSet<ClassId> classes, PersonKinds asked) =>
        (person.Kinds.HasFlag(PersonKinds.Staff) && (asked == PersonKinds.None || asked.HasFlag(PersonKinds.Staff)))
        || (person.Class is { } own && classes.Contains(own))
        || person.Children.Any(c => people.Find(c)?.Class is { } childs && classes.Contains(childs));
}
