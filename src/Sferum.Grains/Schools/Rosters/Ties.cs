using System.Collections.Immutable;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Who hangs on whom: for each key its values, in order. Immutable; a change costs what hangs on one key, not what hangs on all.</summary>
internal sealed class Ties<TKey, TValue>
    where TKey : notnull
{
    private readonly ImmutableDictionary<TKey, ImmutableArray<TValue>> _ties;
    private readonly IComparer<TValue> _order;

    private Ties(ImmutableDictionary<TKey, ImmutableArray<TValue>> ties, IComparer<TValue> order) => (_ties, _order) = (ties, order);

    /// <summary>The values of a key, in order.</summary>
    public ImmutableArray<TValue> this[TKey key] => _ties.TryGetValue(key, out var values) ? values : [];

    /// <summary>Ties from pairs; a pair that comes twice counts once.</summary>
    public static Ties<TKey, TValue> Of(IEnumerable<(TKey Key, TValue Value)> pairs, IComparer<TValue> order) => new(
        pairs.GroupBy(p => p.Key, p => p.Value).ToImmutableDictionary(g => g.Key, g => ImmutableArray.ToImmutableArray([.. g.Distinct().Order(order)])), order);

    public Ties<TKey, TValue> With(TKey key, TValue value)
    {
        var values = this[key];
        var place = values.BinarySearch(value, _order);
        return place >= 0 ? this : new(_ties.SetItem(key, values.Insert(~place, value)), _order);
    }

    public Ties<TKey, TValue> Without(TKey key, TValue value)
    {
        var values = this[key];
        var place = values.BinarySearch(value, _order);
        return place < 0 ? this : new(values.Length == 1 ? _ties.Remove(key) : _ties.SetItem(key, values.RemoveAt(place)), _order);
    }

    /// <summary>The ties of one value moved from some keys to others.</summary>
    public Ties<TKey, TValue> Move(IReadOnlyCollection<TKey> from, IReadOnlyCollection<TKey> to, TValue value)
    {
        var left = from.Where(key => !to.Contains(key)).Aggregate(this, (ties, key) => ties.Without(key, value));
        return to.Aggregate(left, (ties, key) => ties.With(key, value));
    }
}
