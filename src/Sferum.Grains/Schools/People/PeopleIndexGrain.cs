using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.People;

/// <summary>
/// A school's people in memory, merged from the segments, which hold the rows. It has no row of its own: a new activation reads the segments, once for all who wait for
/// it. A change that fails half-way drops the memory, so that the next reader sees what is on disk.
/// </summary>
[GrainType("people-index")]
internal sealed class PeopleIndexGrain(IGrainFactory grains) : Grain, IPeopleIndexGrain
{
    private Task<PeopleMemory>? _memory;

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    public async Task<IReadOnlyList<Person>> ReadAllAsync(CancellationToken cancellation) => (await MemoryAsync(cancellation)).All;

    public async Task<IReadOnlyList<Person>> GetAsync(IReadOnlyList<AccountId> accounts, CancellationToken cancellation)
    {
        var memory = await MemoryAsync(cancellation);
        return [.. accounts.Select(memory.Find).OfType<Person>()];
    }

    public async Task<PeoplePage> ListAsync(PeopleQuery query, CancellationToken cancellation) =>
        PeopleSearch.Page(await MemoryAsync(cancellation), query);

    public async Task ChangeAsync(PeopleChange change)
    {
        try
        {
            var memory = await MemoryAsync(CancellationToken.None);
            await Task.WhenAll(PeopleSegmentRules.Split(change).Select(part => grains.PeopleSegment(School, part.Segment).ChangeAsync(part.Change)));
            _memory = Task.FromResult(memory.With(change));
        }
        catch
        {
            _memory = null;
            throw;
        }
    }

    public Task NoteLinkAsync(AccountId account, UserLinks.LinkState link, long version) => throw new NotImplementedException();

    // The load is shared, so one caller's cancellation ends only that caller's wait.
    private Task<PeopleMemory> MemoryAsync(CancellationToken cancellation)
    {
        if (_memory is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _memory = LoadAsync();
        }

        return _memory.WaitAsync(cancellation);
    }

    private async Task<PeopleMemory> LoadAsync()
    {
        var segments = await Task.WhenAll(Enumerable.Range(0, PeopleSegmentRules.Segments).Select(s => grains.PeopleSegment(School, s).ReadAsync()));
        return new PeopleMemory(segments.SelectMany(people => people));
    }
}
