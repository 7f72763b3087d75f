using Orleans.Concurrency;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>A lesson as the school's timetable and its conferences deal with it. Key: the lesson.</summary>
[Alias("sferum.ILessonPlanGrain")]
internal interface ILessonPlanGrain : IGrainWithStringKey
{
    /// <summary>The lesson without what its group is; null: there is none.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<LessonSnapshot?> ReadAsync();

    /// <summary>Takes the lesson of an import; durable when answered, its conference told. The same import again changes nothing and answers the same.</summary>
    [Alias("Take")]
    Task<TakenLesson> TakeAsync(LessonPlan plan, long import);

    /// <summary>Cancels the lesson; as <see cref="TakeAsync"/>.</summary>
    [Alias("CancelLesson")]
    Task<TakenLesson> CancelAsync(long import);

    /// <summary>What an import would come to: of a plan, or of cancelling when there is none.</summary>
    [Alias("Preview"), AlwaysInterleave]
    Task<TakenLesson> PreviewAsync(LessonPlan? plan);

    /// <summary>
    /// A conference becomes the lesson's online lesson; durable when answered, and the answer is the lesson that it follows. Idempotent. Refused: NotFound, LessonCancelled,
    /// OnlineLessonExists (with the live one).
    /// </summary>
    [Alias("Claim"), AlwaysInterleave]
    Task<Outcome<LessonSnapshot>> ClaimAsync(ConferenceId conference, bool validateOnly, CancellationToken cancellation);

    /// <summary>A conference that has claimed the lesson comes to nothing. Idempotent.</summary>
    [Alias("Release"), AlwaysInterleave]
    Task ReleaseAsync(ConferenceId conference);
}

/// <summary>What an import came to for a lesson.</summary>
/// <param name="Change">What it did.</param>
/// <param name="Date">The lesson's day.</param>
/// <param name="Row">For the index of that day; null: there is no such lesson.</param>
/// <param name="Left">The day that it left.</param>
/// <param name="Effect">What its conference made of it.</param>
/// <param name="Conference">That conference's id within the school.</param>
[GenerateSerializer, Immutable, Alias("sferum.TakenLesson")]
internal sealed record TakenLesson(
    [property: Id(0)] LessonChange Change,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] Days.LessonRow? Row,
    [property: Id(3)] DateOnly? Left,
    [property: Id(4)] LessonEffect Effect,
    [property: Id(5)] string Conference);
