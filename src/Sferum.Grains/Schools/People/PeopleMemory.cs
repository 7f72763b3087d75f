using System.Globalization;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.People;

/// <summary>A school's people as they are between two changes; the order and the folded words are made when first asked for, and kept.</summary>
internal sealed class PeopleMemory
{
    private static readonly CompareInfo Russian = CultureInfo.GetCultureInfo("ru-RU").CompareInfo;

    private readonly Dictionary<AccountId, Person> _people;
    private readonly Lazy<PersonEntry[]> _sorted;

    public PeopleMemory(IEnumerable<Person> people)
    {
        _people = people.ToDictionary(p => p.Account);
        _sorted = new Lazy<PersonEntry[]>(() => Sort(_people.Values));
    }

    /// <summary>Everybody, in no order.</summary>
    public IReadOnlyList<Person> All => [.. _people.Values];

    /// <summary>Everybody by name, in Russian order.</summary>
    public IReadOnlyList<PersonEntry> Sorted => _sorted.Value;

    /// <summary>Somebody, if in the school.</summary>
    public Person? Find(AccountId account) => _people.GetValueOrDefault(account);

    /// <summary>The people after some segments have changed.</summary>
    public PeopleMemory With(PeopleChange change)
    {
        var people = new Dictionary<AccountId, Person>(_people);
        foreach (var account in change.Removed)
        {
            people.Remove(account);
        }

        foreach (var person in change.Put)
        {
            people[person.Account] = person;
        }

        return new PeopleMemory(people.Values);
    }

    // Sort keys are made once each; comparing names by culture in every step of the sort would cost ten times as much.
    private static PersonEntry[] Sort(IReadOnlyCollection<Person> people)
    {
        var entries = people.Select(p => new PersonEntry(p, Russian.GetSortKey(p.Name.Display))).ToArray();
        Array.Sort(entries, Compare);
        return entries;
    }

    private static int Compare(PersonEntry one, PersonEntry other)
    {
        var byName = SortKey.Compare(one.Key, other.Key);
        return byName != 0 ? byName : string.CompareOrdinal(one.Person.Account.Segment, other.Person.Account.Segment);
    }
}

/// <summary>A person with what sorting and searching need.</summary>
internal sealed class PersonEntry(Person person, SortKey key)
{
    private string[]? _words;

    public Person Person { get; } = person;

    public SortKey Key { get; } = key;

    /// <summary>The folded words of the name.</summary>
    public string[] Words => _words ??= TextFolding.Words(Person.Name.Display);
}
