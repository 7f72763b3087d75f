using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>A lesson as ES tells it: the group meets on a date. Ids alone, without their school, since a timetable has thousands of these.</summary>
/// <param name="Lesson">Its id within the school.</param>
/// <param name="Group">The group's id within the school.</param>
/// <param name="Date">The local date.</param>
/// <param name="Start">The local start, to the minute.</param>
/// <param name="End">The local end, on the same date.</param>
/// <param name="Number">Its number in the day.</param>
/// <param name="Teacher">Who gives it when it is not the group's teacher.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonPlan")]
public sealed record LessonPlan(
    [property: Id(0)] string Lesson,
    [property: Id(1)] string Group,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] TimeOnly Start,
    [property: Id(4)] TimeOnly End,
    [property: Id(5)] int Number,
    [property: Id(6)] AccountId? Teacher);
