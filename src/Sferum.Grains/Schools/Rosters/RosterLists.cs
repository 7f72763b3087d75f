using System.Globalization;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Walks the lists of a roster and names the place of the first trouble.</summary>
internal static class RosterLists
{
    public static Refusal? Each<T>(IReadOnlyList<T> items, string list, Func<T, string, Refusal?> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (check(items[i], At(list, i)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public static Refusal? TooMany<T>(IReadOnlyList<T> items, int limit, string list) => items.Count <= limit
        ? null
        : Refusal.Of(RefusalReason.TooManyItems, list) with
        {
            Facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) },
        };

    public static Refusal? Twice<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string list, string field)
    {
        var seen = new HashSet<TKey>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(key(items[i])))
            {
                return Refusal.Of(RefusalReason.DuplicateItem, At(list, i) + field);
            }
        }

        return null;
    }

    private static string At(string list, int i) => $"{list}[{i.ToString(CultureInfo.InvariantCulture)}]";
}
