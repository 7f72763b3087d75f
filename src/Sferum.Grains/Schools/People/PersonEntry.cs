using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.People;

/// <summary>A person with what sorting and searching need, made once for each change of the name.</summary>
internal sealed class PersonEntry
{
    private static readonly CompareInfo Russian = CultureInfo.GetCultureInfo("ru-RU").CompareInfo;

    private readonly SortKey _key;
    private string[]? _words;

    private PersonEntry(Person person, SortKey key, string[]? words) => (Person, _key, _words) = (person, key, words);

    /// <summary>The order by name, in Russian; namesakes by account.</summary>
    public static IComparer<PersonEntry> ByName { get; } = Comparer<PersonEntry>.Create((one, other) =>
        SortKey.Compare(one._key, other._key) is var byName and not 0 ? byName : string.CompareOrdinal(one.Person.Account.Segment, other.Person.Account.Segment));

    /// <summary>The person.</summary>
    public Person Person { get; private set; }

    /// <summary>The folded words of the name.</summary>
    public string[] Words => _words ??= TextFolding.Words(Person.Name.Display);

    // Sort keys are made once each; comparing names by culture in every step of a sort would cost ten times as much.
    public static PersonEntry Of(Person person) => new(person, Russian.GetSortKey(person.Name.Display), words: null);

    /// <summary>Another mark changes nobody's place.</summary>
    public void Mark(LinkState link) => Person = Person with { Link = link };

    /// <summary>Other facts under the same name, in the same place.</summary>
    public bool TryTake(Person person)
    {
        if (person.Name != Person.Name)
        {
            return false;
        }

        Person = person;
        return true;
    }
}
