namespace Sferum.Grains.Schools.Rosters;

/// <summary>What is new, other and gone between two lists of the same kind.</summary>
internal static class Difference
{
    /// <summary>New ones, then others, then those that are gone, in their last form.</summary>
    public static IReadOnlyList<(TKey Key, TRoster Roster)> Between<TKey, TRoster>(
        Dictionary<TKey, TRoster> before, Dictionary<TKey, TRoster> after, Func<TRoster, TRoster, bool> same, Func<TRoster, TRoster> close)
        where TKey : notnull =>
        [
            .. after.Where(a => !before.ContainsKey(a.Key)).Select(a => (a.Key, a.Value)),
            .. after.Where(a => before.TryGetValue(a.Key, out var known) && !same(known, a.Value)).Select(a => (a.Key, a.Value)),
            .. before.Where(b => !after.ContainsKey(b.Key)).Select(b => (b.Key, close(b.Value))),
        ];

    /// <summary>Of everything that was told along a way, what is told in the end: its form then, or the last before it was gone.</summary>
    public static IReadOnlyList<(TKey Key, TRoster Roster)> Last<TKey, TRoster>(
        IEnumerable<(TKey Key, TRoster Roster)> told, Func<IReadOnlyCollection<TKey>, Dictionary<TKey, TRoster>> end, Func<TRoster, TRoster> close)
        where TKey : notnull
    {
        var last = new Dictionary<TKey, TRoster>();
        foreach (var (key, roster) in told)
        {
            last[key] = roster;
        }

        var there = end(last.Keys);
        return [.. last.Select(entry => (entry.Key, there.TryGetValue(entry.Key, out var roster) ? roster : close(entry.Value)))];
    }
}
