using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace Sferum.Grains.Commits;

/// <summary>How many grains of each type owe, and since when the oldest does.</summary>
internal sealed record OwedCensus(DateTimeOffset Now, ImmutableSortedDictionary<string, OwedCount> Kinds)
{
    public static OwedCensus Empty { get; } = new(default, ImmutableSortedDictionary.Create<string, OwedCount>(StringComparer.Ordinal));

    /// <summary>None of each of these types.</summary>
    public static OwedCensus Of(IEnumerable<string> types) => Empty with { Kinds = Empty.Kinds.AddRange(types.Select(type => KeyValuePair.Create(type, new OwedCount(0, default)))) };

    /// <summary>The count with those of one page more; what is owed only later is none of it.</summary>
    public OwedCensus With(IEnumerable<OwedRow> rows)
    {
        var kinds = Kinds.ToBuilder();
        foreach (var row in rows.Where(row => row.DueAt <= Now))
        {
            var known = kinds.GetValueOrDefault(row.GrainType, new OwedCount(0, row.DueAt));
            kinds[row.GrainType] = new OwedCount(known.Count + 1, row.DueAt < known.Oldest ? row.DueAt : known.Oldest);
        }

        return this with { Kinds = kinds.ToImmutable() };
    }

    /// <summary>The same count with a zero for the types that an earlier one knows: a line that is at rest goes on at zero instead of ending.</summary>
    public OwedCensus Beside(OwedCensus earlier) => this with
    {
        Kinds = Kinds.AddRange(earlier.Kinds.Where(kind => !Kinds.ContainsKey(kind.Key)).Select(kind => KeyValuePair.Create(kind.Key, new OwedCount(0, Now)))),
    };

    public IEnumerable<Measurement<int>> Counts() => Kinds.Select(kind => new Measurement<int>(kind.Value.Count, Tag(kind.Key)));

    public IEnumerable<Measurement<double>> Ages() => Kinds.Select(kind => new Measurement<double>((Now - kind.Value.Oldest).TotalSeconds, Tag(kind.Key)));

    private static KeyValuePair<string, object?> Tag(string grain) => new("grain", grain);
}

/// <summary>Those of one type.</summary>
/// <param name="Count">How many.</param>
/// <param name="Oldest">Since when the oldest owes.</param>
internal readonly record struct OwedCount(int Count, DateTimeOffset Oldest);
