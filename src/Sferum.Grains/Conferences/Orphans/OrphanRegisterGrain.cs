using Sferum.Grains.Indexing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>Has no row of its own: the parts are the truth, and memory is put together from them.</summary>
[GrainType("orphan-register")]
internal sealed class OrphanRegisterGrain : Grain, IOrphanRegisterGrain, IOrphanIndexGrain
{
    private readonly Dictionary<string, OrphanRow> _rows = new(StringComparer.Ordinal);
    private readonly IndexParts _parts = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        for (var part = 0; await GrainFactory.OrphanPart(part).ReadAsync() is { } read; part++)
        {
            _parts.NoteRead(part, [.. read.Rows.Select(row => row.Id)]);
            foreach (var row in read.Rows)
            {
                _rows[row.Id] = row;
            }
        }
    }

    public async Task PutAsync(OrphanRow row)
    {
        var part = _parts.Choose(row.Id);
        await GrainFactory.OrphanPart(part).PutAsync(row);
        _parts.NoteWritten(part);
        if (!(_rows.GetValueOrDefault(row.Id)?.Revision > row.Revision))
        {
            _rows[row.Id] = row;
        }
    }

    public Task<OrphanPage> ListAsync(OrphanQuery query, CancellationToken cancellation) => Task.FromResult(OrphanListing.Page(_rows.Values, query));
}
