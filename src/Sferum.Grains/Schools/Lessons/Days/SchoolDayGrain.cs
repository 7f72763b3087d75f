using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Indexing;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>The index of a day's lessons. Key: school and day.</summary>
[Alias("sferum.ISchoolDayGrain")]
internal interface ISchoolDayGrain : IGrainWithStringKey
{
    /// <summary>Puts rows in, and takes out those that are gone; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(ImmutableArray<LessonRow> rows);

    /// <summary>All lessons of the day, cancelled ones too.</summary>
    [Alias("All"), AlwaysInterleave]
    Task<ImmutableArray<LessonRow>> ReadAllAsync();

    /// <summary>A page of the day's lessons.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<DayPage> ListAsync(LessonQuery query, GroupBoard board);
}

/// <summary>A page of a day.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">Rows of the day over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.DayPage")]
internal sealed record DayPage([property: Id(0)] ImmutableArray<LessonRow> Rows, [property: Id(1)] int Total);

/// <summary>Has no row of its own: the parts are the truth, and memory is put together from them.</summary>
[GrainType("school-day")]
internal sealed class SchoolDayGrain : Grain, ISchoolDayGrain
{
    private readonly IndexBook<LessonRow> _book = new(LessonRowOrder.Kept);
    private readonly IndexParts _parts = new();
    private (GroupBoard? Board, LessonRow[] Rows) _shown = (null, []);

    private SchoolDayId Day => SchoolDayId.FromKey(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        for (var part = 0; await GrainFactory.LessonPart(Day, part).ReadAsync() is { } rows; part++)
        {
            _parts.NoteRead(part, [.. rows.Select(row => row.Id)]);
            Take(rows);
        }
    }

    // A part at a time: the next one is begun when the one in front of it is on disk.
    public async Task PutAsync(ImmutableArray<LessonRow> rows)
    {
        foreach (var some in rows.Chunk(IndexParts.Full))
        {
            await Task.WhenAll(some.GroupBy(row => _parts.Choose(row.Id)).Select(WriteAsync));
        }
    }

    public Task<ImmutableArray<LessonRow>> ReadAllAsync() => Task.FromResult(_book.Rows.ToImmutableArray());

    public Task<DayPage> ListAsync(LessonQuery query, GroupBoard board)
    {
        var filter = new LessonFilter(query, board);
        LessonRow[] fitting = [.. Shown(board).Where(filter.Fits)];
        return Task.FromResult(new DayPage([.. fitting.Skip(query.Skip).Take(query.Take)], fitting.Length));
    }

    private async Task WriteAsync(IGrouping<int, LessonRow> part)
    {
        await GrainFactory.LessonPart(Day, part.Key).PutAsync([.. part]);
        _parts.NoteWritten(part.Key);
        Take(part);
    }

    private void Take(IEnumerable<LessonRow> rows)
    {
        foreach (var row in rows)
        {
            _book.Put(row);
        }

        _shown = (null, []);
    }

    // Sorted once for each state of the school's groups.
    private LessonRow[] Shown(GroupBoard board)
    {
        if (!ReferenceEquals(_shown.Board, board))
        {
            _shown = (board, LessonRowOrder.Shown(_book.Rows, board));
        }

        return _shown.Rows;
    }
}
