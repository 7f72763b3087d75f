using System.Collections.Immutable;
using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Indexing;

namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>Some rows of a day's index. Key: school, day, and the part's number.</summary>
[Alias("sferum.ILessonPartGrain")]
internal interface ILessonPartGrain : IOwesWork
{
    /// <summary>The rows; null: this part was never written.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ImmutableArray<LessonRow>?> ReadAsync();

    /// <summary>Puts rows in; durable when answered. Idempotent; an older revision changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task PutAsync(ImmutableArray<LessonRow> rows);
}

/// <summary>The rows of a part, in the order of their ids.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.lesson-part")]
internal sealed record LessonPartState : IDurableState
{
    [Id(0)] public ImmutableArray<LessonRow> Rows { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}

/// <summary>Keeps one part's row.</summary>
[GrainType("lesson-part")]
internal sealed class LessonPartGrain(
    [PersistentState("lesson-part", StateStore.Name)] IPersistentState<StoredState<LessonPartState>> storage, GrainEquipment equipment)
    : DurableGrain<LessonPartState>(storage, equipment), ILessonPartGrain
{
    public Task<ImmutableArray<LessonRow>?> ReadAsync() => Task.FromResult(State?.Rows);

    public Task PutAsync(ImmutableArray<LessonRow> rows) => NoteAsync((state, now) =>
    {
        var known = state ?? new LessonPartState();
        var next = rows.Aggregate(known.Rows, (all, row) => IndexRows.Put(all, row, now));
        return next == known.Rows ? known : known with { Rows = next };
    });
}
