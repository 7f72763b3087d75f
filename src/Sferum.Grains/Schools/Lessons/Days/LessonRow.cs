using Sferum.Grains.Indexing;

namespace Sferum.Grains.Schools.Lessons.Days;

/// <summary>What the index of a day holds of a lesson: what lists filter and sort by. Ids within the school.</summary>
/// <param name="Id">The lesson.</param>
/// <param name="Revision">The lesson's version.</param>
/// <param name="IsGone">Whether it has gone to another day.</param>
/// <param name="ChangedAt">When the lesson changed.</param>
/// <param name="Group">The group.</param>
/// <param name="Start">The local start.</param>
/// <param name="Number">Its number in the day.</param>
/// <param name="Teacher">Who gives it when it is not the group's teacher; empty: the group's.</param>
/// <param name="Cancelled">Whether it is cancelled.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonRow")]
internal sealed record LessonRow(
    [property: Id(0)] string Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] bool IsGone,
    [property: Id(3)] DateTimeOffset ChangedAt,
    [property: Id(4)] string Group,
    [property: Id(5)] TimeOnly Start,
    [property: Id(6)] int Number,
    [property: Id(7)] string Teacher,
    [property: Id(8)] bool Cancelled) : IIndexRow;
