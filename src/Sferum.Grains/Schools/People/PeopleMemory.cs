using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.People;

/// <summary>
/// A school's people in memory, in the hands of one grain. The order by name is made when first asked for and kept from then on, so that neither a page nor a change sorts
/// 30,000 names.
/// </summary>
internal sealed class PeopleMemory
{
    // Above this many changes at once sorting anew is cheaper than finding the place of each.
    private const int ManyChanges = 500;

    private readonly Dictionary<AccountId, PersonEntry> _people = [];
    private readonly Dictionary<AccountId, LinkMark> _marks;
    private List<PersonEntry>? _sorted;

    /// <param name="people">The people.</param>
    /// <param name="marks">Where links stand, also of accounts that are not among the people yet.</param>
    public PeopleMemory(IEnumerable<Person> people, IEnumerable<LinkMark>? marks = null)
    {
        _marks = (marks ?? []).ToDictionary(m => m.Account);
        Take(new PeopleChange([.. people], []));
    }

    /// <summary>Everybody, in no order.</summary>
    public IReadOnlyList<Person> All => [.. _people.Values.Select(e => e.Person)];

    /// <summary>Everybody by name, in Russian order.</summary>
    public IReadOnlyList<PersonEntry> Sorted => _sorted ??= Sort();

    /// <summary>Somebody, if in the school.</summary>
    public Person? Find(AccountId account) => _people.GetValueOrDefault(account)?.Person;

    /// <summary>Takes a change of people; whoever leaves takes the mark along.</summary>
    public PeopleMemory Take(PeopleChange change)
    {
        _sorted = change.Put.Count + change.Removed.Count > ManyChanges ? null : _sorted;
        foreach (var account in change.Removed)
        {
            _marks.Remove(account);
            Remove(account);
        }

        foreach (var person in change.Put)
        {
            Put(person with { Link = _marks.GetValueOrDefault(person.Account)?.Link ?? LinkState.NotLinked });
        }

        return this;
    }

    /// <summary>Takes where a link stands; an older version changes nothing.</summary>
    public PeopleMemory Take(LinkMark mark)
    {
        if (mark.IsNewer(_marks.GetValueOrDefault(mark.Account)))
        {
            _marks[mark.Account] = mark;
            _people.GetValueOrDefault(mark.Account)?.Mark(mark.Link);
        }

        return this;
    }

    private void Put(Person person)
    {
        if (_people.TryGetValue(person.Account, out var known) && known.TryTake(person))
        {
            return;
        }

        Remove(person.Account);
        var entry = _people[person.Account] = PersonEntry.Of(person);
        _sorted?.Insert(~_sorted.BinarySearch(entry, PersonEntry.ByName), entry);
    }

    private void Remove(AccountId account)
    {
        if (_people.Remove(account, out var known))
        {
            _sorted?.RemoveAt(_sorted.BinarySearch(known, PersonEntry.ByName));
        }
    }

    private List<PersonEntry> Sort()
    {
        var entries = _people.Values.ToList();
        entries.Sort(PersonEntry.ByName);
        return entries;
    }
}
