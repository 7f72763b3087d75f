using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>The timetable of a school: takes imports of lessons, one at a time, and lists lessons (C5). Key: the school.</summary>
[Alias("sferum.ITimetableGrain")]
public interface ITimetableGrain : IOwesWork
{
    /// <summary>
    /// Takes an import: checked as a whole, accepted in one commit, carried out behind it. Refused: NotFound, LessonOutsideRange, UnknownGroup, PersonNotStaff, TimeInGap,
    /// RequestIdReused, ConcurrentChange. Fault OutcomeUnknown: it goes on, and the same request asks for its result again.
    /// </summary>
    [Alias("Import"), AlwaysInterleave]
    Task<Outcome<LessonImportResult>> ImportAsync(ImportLessons command, CancellationToken cancellation);

    /// <summary>A page of lessons.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<LessonPage> ListAsync(LessonQuery query, CancellationToken cancellation);
}
