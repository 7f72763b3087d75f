using Sferum.Grains.Schools.People;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Who is new, other and gone.</summary>
internal sealed record PeopleDifference(PeopleChange Change, int Added, int Changed)
{
    public static PeopleDifference Between(IReadOnlyList<Person> before, IReadOnlyList<Person> after)
    {
        var known = before.ToDictionary(p => p.Account);
        var kept = after.Select(p => p.Account).ToHashSet();
        var added = after.Where(p => !known.ContainsKey(p.Account)).ToList();
        var changed = after.Where(p => known.TryGetValue(p.Account, out var was) && !PersonFacts.Same(was, p)).ToList();
        return new(new PeopleChange([.. added, .. changed], [.. before.Select(p => p.Account).Where(a => !kept.Contains(a))]), added.Count, changed.Count);
    }
}
