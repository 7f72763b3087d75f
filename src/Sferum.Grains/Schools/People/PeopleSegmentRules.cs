using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.People;

/// <summary>Which segment a person is in, and how a segment changes.</summary>
internal static class PeopleSegmentRules
{
    /// <summary>Segments of a school: with 30,000 people, each holds about 235.</summary>
    public const int Segments = 128;

    /// <summary>The segment of an account; the same for ever, since rows lie by it.</summary>
    public static int SegmentOf(AccountId account) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(account.Segment)) % Segments);

    /// <summary>Marks of accounts that are not in the school, at most, in one segment: an import of a school whose people all are linked already brings 250.</summary>
    public const int Strangers = 1_000;

    /// <summary>The segment after a change; the same one when nothing changes. Whoever leaves takes the mark along.</summary>
    public static PeopleSegmentState Change(PeopleSegmentState state, PeopleChange change)
    {
        var people = state.People.ToDictionary(p => p.Account);
        var changed = change.Removed.Count(people.Remove);
        foreach (var person in change.Put)
        {
            if (!people.TryGetValue(person.Account, out var known) || !PersonFacts.Same(known, person))
            {
                people[person.Account] = person with { Link = default };
                changed++;
            }
        }

        var left = change.Removed.ToHashSet();
        var marks = state.Marks.RemoveAll(m => left.Contains(m.Account));
        return changed == 0 && marks.Length == state.Marks.Length
            ? state
            : state with { People = [.. people.Values.OrderBy(p => p.Account.Segment, StringComparer.Ordinal)], Marks = marks };
    }

    /// <summary>The segment that knows where a link stands; the same one when it knew, or knows better. Refused when there is no room: NumberOutOfRange.</summary>
    public static Outcome<PeopleSegmentState> Note(PeopleSegmentState state, LinkMark mark)
    {
        var known = state.Marks.FirstOrDefault(m => m.Account == mark.Account);
        if (!mark.IsNewer(known))
        {
            return state;
        }

        if (known is not null)
        {
            return state with { Marks = state.Marks.Replace(known, mark) };
        }

        return HasRoom(state, mark)
            ? state with { Marks = [.. state.Marks.Append(mark).OrderBy(m => m.Account.Segment, StringComparer.Ordinal)] }
            : Refusal.Of(RefusalReason.NumberOutOfRange);
    }

    private static bool HasRoom(PeopleSegmentState state, LinkMark mark) =>
        state.Marks.Length < state.People.Length + Strangers || state.People.Any(p => p.Account == mark.Account);

    /// <summary>The part of a change that each segment gets.</summary>
    public static IReadOnlyList<(int Segment, PeopleChange Change)> Split(PeopleChange change)
    {
        var put = change.Put.ToLookup(p => SegmentOf(p.Account));
        var removed = change.Removed.ToLookup(SegmentOf);
        return [.. put.Select(g => g.Key).Union(removed.Select(g => g.Key)).Select(s => (s, new PeopleChange([.. put[s]], [.. removed[s]])))];
    }
}
