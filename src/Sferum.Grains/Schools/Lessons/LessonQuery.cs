using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>Asks for lessons of a school by date (C5).</summary>
[GenerateSerializer, Immutable, Alias("sferum.LessonQuery")]
public sealed record LessonQuery
{
    /// <summary>The most days of one query.</summary>
    public const int MostDays = 31;

    /// <summary>First day.</summary>
    [Id(0)] public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    [Id(1)] public required DateOnly To { get; init; }

    /// <summary>Only lessons in which all of these classes take part.</summary>
    [Id(2)] public IReadOnlyList<ClassId> Classes { get; init; } = [];

    /// <summary>Only lessons of a group that is each of these.</summary>
    [Id(3)] public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>Only lessons given by this teacher.</summary>
    [Id(4)] public AccountId? Teacher { get; init; }

    /// <summary>Only lessons that somebody has to do with; null: all.</summary>
    [Id(5)] public LessonViewer? Viewer { get; init; }

    /// <summary>Whether cancelled lessons are listed too.</summary>
    [Id(6)] public bool ShowCancelled { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(7)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(8)] public int Take { get; init; } = 50;
}

/// <summary>Somebody who looks at a timetable: the lessons given by this account, and those of its chats' classes and groups.</summary>
/// <param name="Account">The account.</param>
/// <param name="Classes">The classes of its chats.</param>
/// <param name="Groups">The groups of its chats.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonViewer")]
public sealed record LessonViewer([property: Id(0)] AccountId Account, [property: Id(1)] IReadOnlyList<ClassId> Classes, [property: Id(2)] IReadOnlyList<GroupId> Groups);

/// <summary>A page of lessons, by date, start and class.</summary>
/// <param name="Lessons">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonPage")]
public sealed record LessonPage([property: Id(0)] IReadOnlyList<LessonSnapshot> Lessons, [property: Id(1)] int Total);
