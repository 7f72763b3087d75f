using System.Diagnostics.CodeAnalysis;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools.People;

/// <summary>
/// A school's people in memory, merged from the segments, which hold the rows. It has no row of its own: a new activation reads the segments, once for all who wait for
/// it. A write that fails half-way drops the memory, so that the next reader sees what is on disk.
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

    public async Task<PeoplePage> ListAsync(PeopleQuery query, CancellationToken cancellation)
    {
        var titles = query.ByClass ? await TitlesAsync(cancellation) : null;
        return PeopleSearch.Page(await MemoryAsync(cancellation), query, titles);
    }

    public Task ChangeAsync(PeopleChange change) => WriteAsync(
        Task.WhenAll(PeopleSegmentRules.Split(change).Select(part => grains.PeopleSegment(School, part.Segment).ChangeAsync(part.Change))),
        memory => memory.Take(change));

    public Task NoteLinkAsync(AccountId account, LinkState link, long version)
    {
        var mark = new LinkMark(account, link, version);
        return WriteAsync(grains.PeopleSegment(School, PeopleSegmentRules.SegmentOf(account)).NoteLinkAsync(mark), memory => memory.Take(mark));
    }

    // What is written while the memory is being read may be missing from it, and is taken afterwards; taking it twice does no harm.
    private async Task WriteAsync(Task write, Action<PeopleMemory> take)
    {
        try
        {
            await write;
            _memory = IsLost(_memory) ? null : TakeAsync(_memory, take);
        }
        catch
        {
            _memory = null;
            throw;
        }
    }

    private static async Task<PeopleMemory> TakeAsync(Task<PeopleMemory> memory, Action<PeopleMemory> take)
    {
        var known = await memory;
        take(known);
        return known;
    }

    private static bool IsLost([NotNullWhen(false)] Task<PeopleMemory>? memory) => memory is null or { IsFaulted: true } or { IsCanceled: true };

    // The load is shared, so one caller's cancellation ends only that caller's wait.
    private Task<PeopleMemory> MemoryAsync(CancellationToken cancellation)
    {
        var memory = IsLost(_memory) ? LoadAsync() : _memory;
        _memory = memory;
        return memory.WaitAsync(cancellation);
    }

    private async Task<PeopleMemory> LoadAsync()
    {
        var segments = await Task.WhenAll(Enumerable.Range(0, PeopleSegmentRules.Segments).Select(s => grains.PeopleSegment(School, s).ReadAsync()));
        return new PeopleMemory(segments.SelectMany(s => s.People), segments.SelectMany(s => s.Marks));
    }

    private async Task<ClassTitles> TitlesAsync(CancellationToken cancellation) => ClassTitles.Of(
        (await grains.ChatRegistry(School).ListAsync(ClassTitles.Query, cancellation)).Chats);
}
