using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons.Days;

namespace Sferum.Grains.Schools.Structure;

/// <summary>
/// A school's classes and groups in memory, merged from the segments, which hold the rows. It has no row of its own: a new activation reads the segments, once for all who
/// wait for it. A change that fails half-way drops the memory, so that the next reader sees what is on disk.
/// </summary>
[GrainType("structure-index")]
internal sealed class StructureIndexGrain(IGrainFactory grains) : Grain, IStructureIndexGrain, IStructureRowsGrain
{
    private Task<StructureMemory>? _memory;

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    public async Task<ClassPage> ListClassesAsync(ClassQuery query, CancellationToken cancellation) => StructureSearch.Page(await MemoryAsync(cancellation), query);

    public async Task<GroupPage> ListGroupsAsync(GroupQuery query, CancellationToken cancellation) => StructureSearch.Page(await MemoryAsync(cancellation), query);

    public async Task<IReadOnlyList<GroupFacts>> FindGroupsAsync(IReadOnlyList<GroupId> groups, CancellationToken cancellation)
    {
        var memory = await MemoryAsync(cancellation);
        return [.. groups.Select(memory.Find).OfType<GroupFacts>()];
    }

    public async Task<GroupBoard> ReadBoardAsync(CancellationToken cancellation) => (await MemoryAsync(cancellation)).Board;

    public async Task<StructureRows> ReadAllAsync(CancellationToken cancellation) => (await MemoryAsync(cancellation)).All;

    public async Task ChangeAsync(StructureRows put)
    {
        try
        {
            var memory = await MemoryAsync(CancellationToken.None);
            await Task.WhenAll(StructureSegmentRules.Split(put).Select(part => grains.StructureSegment(School, part.Segment).ChangeAsync(part.Put)));
            _memory = Task.FromResult(memory.With(put));
        }
        catch
        {
            _memory = null;
            throw;
        }
    }

    // The load is shared, so one caller's cancellation ends only that caller's wait.
    private Task<StructureMemory> MemoryAsync(CancellationToken cancellation)
    {
        if (_memory is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _memory = LoadAsync();
        }

        return _memory.WaitAsync(cancellation);
    }

    private async Task<StructureMemory> LoadAsync()
    {
        var segments = await Task.WhenAll(Enumerable.Range(0, StructureSegmentRules.Segments).Select(s => grains.StructureSegment(School, s).ReadAsync()));
        return StructureMemory.Of(segments);
    }
}
