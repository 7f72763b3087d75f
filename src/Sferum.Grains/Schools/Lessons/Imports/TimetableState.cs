using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Lessons.Imports;

/// <summary>The imports of a school's timetable: the one that is being carried out. Lessons lie in rows of their own.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.timetable")]
internal sealed record TimetableState : IDurableState
{
    /// <summary>Counts imports; each takes its number from here.</summary>
    [Id(0)] public long Counter { get; init; }

    /// <summary>What was accepted and is being carried out.</summary>
    [Id(1)] public AcceptedLessons? Running { get; init; }

    public Owed Owed => Owed.When(Running is not null);
}

/// <summary>An import that was accepted, whole: whatever happens, it is carried out.</summary>
/// <param name="Number">Its number in the school.</param>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Lessons">Lessons as they are to be.</param>
/// <param name="Cancelled">Lessons to be cancelled, by their ids within the school.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.AcceptedLessons")]
internal sealed record AcceptedLessons(
    [property: Id(0)] long Number,
    [property: Id(1)] RequestKey Request,
    [property: Id(2)] ImmutableArray<LessonPlan> Lessons,
    [property: Id(3)] ImmutableArray<string> Cancelled);
