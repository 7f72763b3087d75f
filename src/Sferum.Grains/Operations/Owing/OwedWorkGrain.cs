using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Owing;

/// <summary>
/// Finds what is owed by the rows and asks the grains of a page for the rest. Filters that rows alone do not tell (the school of a link, what of several things a chat owes) are asked of all rows
/// that may fit. It remembers nothing.
/// </summary>
[GrainType("owed-work")]
internal sealed class OwedWorkGrain(IOwedIndex index, GrainEquipment equipment) : Grain, IOwedWorkGrain
{
    private const int AskedAtOnce = 32;

    public Task<OwedPage> ListAsync(OwedQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var scope = new OwedScope(equipment.Time.GetUtcNow() - query.MinimumAge, OwedKinds.TypesOf(query.Kind), query.School?.Key);
        return query.School is null && query.Among is null && OwedKinds.IsToldByRows(query.Kind) ? PageAsync(scope, query, cancellation) : SearchAsync(scope, query, cancellation);
    }

    private async Task<OwedPage> PageAsync(OwedScope scope, OwedQuery query, CancellationToken cancellation)
    {
        var total = await index.CountAsync(scope, cancellation);
        var rows = query.Take == 0 ? [] : await index.ReadAsync(scope, query.Skip, query.Take, cancellation);
        var asked = await AskAsync(rows, cancellation);
        return new OwedPage([.. rows.Select(row => OwedRules.Of(row, asked.GetValueOrDefault(row)))], total);
    }

    private async Task<OwedPage> SearchAsync(OwedScope scope, OwedQuery query, CancellationToken cancellation)
    {
        var rows = await RowsAsync(scope, cancellation);
        var asked = await AskAsync([.. rows.Where(row => IsDoubtful(row, query))], cancellation);
        List<OwedRow> fitting = [.. rows.Where(row => OwedRules.Fits(row, asked.GetValueOrDefault(row), query))];
        List<OwedRow> page = [.. fitting.Skip(query.Skip).Take(query.Take)];
        var more = await AskAsync([.. page.Where(row => !asked.ContainsKey(row))], cancellation);
        return new OwedPage([.. page.Select(row => OwedRules.Of(row, asked.GetValueOrDefault(row) ?? more.GetValueOrDefault(row)))], fitting.Count);
    }

    // Of a school: its own rows, and those of links, of which only the grains know where they belong.
    private async Task<List<OwedRow>> RowsAsync(OwedScope scope, CancellationToken cancellation)
    {
        List<OwedRow> rows = [.. await index.ReadAsync(scope, skip: 0, limit: int.MaxValue, cancellation)];
        if (scope.School is not null && scope.GrainTypes.Contains(OwedKinds.Links))
        {
            rows.AddRange(await index.ReadAsync(scope with { GrainTypes = [OwedKinds.Links], School = null }, skip: 0, limit: int.MaxValue, cancellation));
            rows.Sort(static (one, other) => one.DueAt.CompareTo(other.DueAt) is var oldest and not 0 ? oldest
                : string.CompareOrdinal(one.GrainType, other.GrainType) is var type and not 0 ? type
                : string.CompareOrdinal(one.Key, other.Key));
        }

        return rows;
    }

    private static bool IsDoubtful(OwedRow row, OwedQuery query) =>
        ((query.School is not null || query.Among is not null) && OwedNames.SchoolOf(row) is null) || (query.Kind != OwedKind.Unspecified && !OwedKinds.IsToldByRows(query.Kind));

    private async Task<Dictionary<OwedRow, OwedReading?>> AskAsync(IReadOnlyList<OwedRow> rows, CancellationToken cancellation)
    {
        var answers = new OwedReading?[rows.Count];
        await FanOut.ForEachAsync([.. Enumerable.Range(0, rows.Count)], AskedAtOnce, async place => answers[place] = await AskAsync(rows[place]), cancellation);
        return Enumerable.Range(0, rows.Count).ToDictionary(place => rows[place], place => answers[place]);
    }

    // A grain that does not answer is listed by its row.
    private async Task<OwedReading?> AskAsync(OwedRow row)
    {
        try
        {
            return await GrainFactory.OwingGrain(row).ReadOwedAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }
}
