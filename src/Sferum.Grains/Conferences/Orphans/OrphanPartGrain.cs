using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Indexing;

namespace Sferum.Grains.Conferences.Orphans;

[GrainType("orphan-part")]
internal sealed class OrphanPartGrain(
    [PersistentState("orphan-part", StateStore.Name)] IPersistentState<StoredState<OrphanPartState>> storage, GrainEquipment equipment)
    : DurableGrain<OrphanPartState>(storage, equipment), IOrphanPartGrain
{
    public Task<OrphanPartRows?> ReadAsync() => Task.FromResult(State is { } state ? new OrphanPartRows(state.Rows) : null);

    public Task PutAsync(OrphanRow row) => NoteAsync((state, now) => Put(state ?? new OrphanPartState(), row, now));

    protected override OrphanPartState Without(OrphanPartState state, Forgotten forgotten)
    {
        ImmutableArray<OrphanRow> rows =
        [
            .. state.Rows.Where(row => forgotten.School is not { } school || !row.Id.StartsWith($"{school.Name}/", StringComparison.Ordinal))
                .Select(row => row.Marks.Any(mark => forgotten.Is(mark.Administrator)) ? row with { Marks = [.. row.Marks.Select(mark => ConferenceForgetting.Without(mark, forgotten))] } : row),
        ];
        return rows.SequenceEqual(state.Rows) ? state : state with { Rows = rows };
    }

    private static OrphanPartState Put(OrphanPartState state, OrphanRow row, DateTimeOffset now)
    {
        var rows = IndexRows.Put(state.Rows, row, now);
        return rows == state.Rows ? state : state with { Rows = rows };
    }
}
