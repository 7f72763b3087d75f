using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.People;

/// <summary>Which segment a person is in, and how a segment changes.</summary>
internal static class PeopleSegmentRules
{
    /// <summary>Segments of a school: with 30,000 people, each holds about 235.</summary>
    public const int Segments = 128;

    /// <summary>The segment of an account; the same for ever, since rows lie by it.</summary>
    public static int SegmentOf(AccountId account) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(account.Segment)) % Segments);

    /// <summary>The segment after a change; the same one when nothing changes.</summary>
    public static PeopleSegmentState Change(PeopleSegmentState state, PeopleChange change)
    {
        var people = state.People.ToDictionary(p => p.Account);
        var changed = change.Removed.Count(people.Remove);
        foreach (var person in change.Put)
        {
            if (!people.TryGetValue(person.Account, out var known) || !PersonFacts.Same(known, person))
            {
                people[person.Account] = person;
                changed++;
            }
        }

        return changed == 0 ? state : state with { People = [.. people.Values.OrderBy(p => p.Account.Segment, StringComparer.Ordinal)] };
    }

    /// <summary>The part of a change that each segment gets.</summary>
    public static IReadOnlyList<(int Segment, PeopleChange Change)> Split(PeopleChange change)
    {
        var put = change.Put.ToLookup(p => SegmentOf(p.Account));
        var removed = change.Removed.ToLookup(SegmentOf);
        return [.. put.Select(g => g.Key).Union(removed.Select(g => g.Key)).Select(s => (s, new PeopleChange([.. put[s]], [.. removed[s]])))];
    }
}
