using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>A lesson as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.lesson")]
internal sealed record LessonState : IDurableState
{
    [Id(0)] public required LessonPlan Plan { get; init; }

    [Id(1)] public bool Cancelled { get; init; }

    /// <summary>Counts the changes of the lesson; claims are none.</summary>
    [Id(2)] public long Version { get; init; } = 1;

    [Id(3)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The conference that is, or was, its online lesson; null: none, or its end has been seen.</summary>
    [Id(4)] public LessonClaim? Claim { get; init; }

    /// <summary>The version that this conference knows.</summary>
    [Id(5)] public long Told { get; init; }

    /// <summary>What the last import that changed it came to, for whoever carries the same import out again.</summary>
    [Id(6)] public required LessonTrace Trace { get; init; }

    /// <summary>Whether the claiming conference has yet to hear how the lesson is now.</summary>
    public bool OwesNews => Claim is not null && Told < Version;

    /// <inheritdoc/>
    public Owed Owed => Owed.When(OwesNews);
}

/// <summary>A conference's claim to be the online lesson of a lesson: taken before that conference is on disk.</summary>
/// <param name="Conference">The conference's id within the school.</param>
/// <param name="At">When it was claimed.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.LessonClaim")]
internal sealed record LessonClaim([property: Id(0)] string Conference, [property: Id(1)] DateTimeOffset At);

/// <summary>What an import did to a lesson.</summary>
/// <param name="Import">The import's number in its school.</param>
/// <param name="Change">What it did.</param>
/// <param name="Left">The day that the lesson left; null: it stayed in its day.</param>
/// <param name="Effect">What its conference made of it.</param>
/// <param name="Conference">That conference's id within the school.</param>
[GenerateSerializer, Immutable, Alias("sferum.state.LessonTrace")]
internal sealed record LessonTrace(
    [property: Id(0)] long Import,
    [property: Id(1)] LessonChange Change,
    [property: Id(2)] DateOnly? Left = null,
    [property: Id(3)] LessonEffect Effect = LessonEffect.None,
    [property: Id(4)] string Conference = "");

/// <summary>What an import does to a lesson.</summary>
[GenerateSerializer]
internal enum LessonChange
{
    /// <summary>There is no such lesson.</summary>
    Unknown = 0,

    /// <summary>It is new.</summary>
    Added = 1,

    /// <summary>It changed in some way.</summary>
    Changed = 2,

    /// <summary>It was cancelled.</summary>
    Cancelled = 3,

    /// <summary>It was so already.</summary>
    Unchanged = 4,
}

/// <summary>What a conference makes of the news of its lesson.</summary>
[GenerateSerializer]
internal enum LessonEffect
{
    /// <summary>Nothing that anybody sees.</summary>
    None = 0,

    /// <summary>It followed to another time.</summary>
    Moved = 1,

    /// <summary>It was cancelled with the lesson.</summary>
    Cancelled = 2,

    /// <summary>It stayed, and says so.</summary>
    Flagged = 3,

    /// <summary>There is no such conference, or not yet.</summary>
    NotThere = 4,

    /// <summary>It is not, or no longer, the conference of this lesson.</summary>
    OfAnother = 5,
}
