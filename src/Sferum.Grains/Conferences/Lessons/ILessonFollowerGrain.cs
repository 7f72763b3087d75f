using Orleans.Concurrency;
using Sferum.Grains.Names;
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

    /// <summary>Looks how the group of its lesson is now, and takes names, classes and teacher from it while it has not started. Durable when answered. Idempotent.</summary>
    [Alias("HearOfGroup"), AlwaysInterleave]
    Task HearOfGroupAsync();

    /// <summary>Whether it is the live online lesson of a lesson that it has claimed.</summary>
    [Alias("Holds"), AlwaysInterleave]
    Task<LessonHold> HoldsAsync(LessonId lesson);
}

/// <summary>What a conference is to a lesson that it has claimed.</summary>
[GenerateSerializer]
internal enum LessonHold
{
    /// <summary>It is not there: not yet, or never.</summary>
    NotThere = 0,

    /// <summary>It is the lesson's, and not over.</summary>
    Live = 1,

    /// <summary>It is over, deleted, or of another lesson now.</summary>
    Over = 2,
}
