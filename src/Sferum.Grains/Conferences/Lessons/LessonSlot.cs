using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>When a lesson is, as its conference has heard.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Start">The local start.</param>
/// <param name="End">The local end.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.LessonSlot")]
internal readonly record struct LessonSlot([property: Id(0)] DateOnly Date, [property: Id(1)] TimeOnly Start, [property: Id(2)] TimeOnly End)
{
    public static LessonSlot Of(LessonSnapshot lesson) => new(lesson.Plan.Date, lesson.Plan.Start, lesson.Plan.End);
}
