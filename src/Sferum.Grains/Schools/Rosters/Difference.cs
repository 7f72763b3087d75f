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
}
