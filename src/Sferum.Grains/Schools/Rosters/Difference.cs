namespace Sferum.Grains.Schools.Rosters;

/// <summary>What is new, other and gone between two lists of the same kind.</summary>
internal sealed record Difference<TKey, TRoster>(IReadOnlyList<(TKey Key, TRoster Roster)> ToTell, int Added, int Changed, int Gone)
    where TKey : notnull
{
    public static Difference<TKey, TRoster> Between(
        Dictionary<TKey, TRoster> before, Dictionary<TKey, TRoster> after, Func<TRoster, TRoster, bool> same, Func<TRoster, TRoster> close)
    {
        var added = after.Where(a => !before.ContainsKey(a.Key)).ToList();
        var changed = after.Where(a => before.TryGetValue(a.Key, out var known) && !same(known, a.Value)).ToList();
        var gone = before.Where(b => !after.ContainsKey(b.Key)).Select(b => KeyValuePair.Create(b.Key, close(b.Value))).ToList();
        return new([.. added.Concat(changed).Concat(gone).Select(p => (p.Key, p.Value))], added.Count, changed.Count, gone.Count);
    }
}
