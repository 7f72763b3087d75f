using Orleans.Concurrency;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>A conference as its lesson deals with it. Key: the conference.</summary>
[Alias("sferum.ILessonFollowerGrain")]
internal interface ILessonFollowerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes how the lesson is now: moves with it, is cancelled with it, or stays and says so (C5). Durable when answered. Idempotent; a version that is not newer changes nothing.
    /// </summary>
    [Alias("Follow"), AlwaysInterleave]
    Task<LessonEffect> FollowAsync(LessonSnapshot lesson, bool validateOnly);
}
