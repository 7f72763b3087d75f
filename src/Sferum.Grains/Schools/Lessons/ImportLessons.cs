using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>Takes the timetable of some days as a whole, or changes to it (C5).</summary>
[GenerateSerializer, Immutable, Alias("sferum.ImportLessons")]
public sealed record ImportLessons
{
    /// <summary>The most lessons of one import.</summary>
    public const int MostLessons = 10_000;

    /// <summary>The caller's id of it.</summary>
    [Id(0)] public required RequestKey Request { get; init; }

    /// <summary>The days of which it is the whole timetable; null: the named lessons alone are new or changed.</summary>
    [Id(1)] public LessonDays? Days { get; init; }

    /// <summary>The lessons, in the order in which ES sent them: a refusal's field counts in this order.</summary>
    [Id(2)] public IReadOnlyList<LessonPlan> Lessons { get; init; } = [];

    /// <summary>Lessons that are cancelled, by their ids within the school.</summary>
    [Id(3)] public IReadOnlyList<string> Cancelled { get; init; } = [];

    /// <summary>Whether everything is only checked and counted.</summary>
    [Id(4)] public bool ValidateOnly { get; init; }

    /// <summary>At whose wish.</summary>
    [Id(5)] public AccountId? Actor { get; init; }

    /// <summary>How long the answer may wait.</summary>
    [Id(6)] public TimeSpan Patience { get; init; }
}

/// <summary>Some days, one after the other.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
[GenerateSerializer, Immutable, Alias("sferum.LessonDays")]
public readonly record struct LessonDays([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly To)
{
    /// <summary>Each of them.</summary>
    public IEnumerable<DateOnly> All
    {
        get
        {
            for (var day = From; day <= To; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    /// <summary>Whether a day is one of them.</summary>
    public bool Has(DateOnly day) => day >= From && day <= To;
}

/// <summary>What an import of lessons came to.</summary>
[GenerateSerializer, Immutable, Alias("sferum.LessonImportResult")]
public sealed record LessonImportResult
{
    /// <summary>Conferences that each list names at most.</summary>
    public const int MostNamed = 1_000;

    /// <summary>New lessons.</summary>
    [Id(0)] public int Added { get; init; }

    /// <summary>Lessons that changed in any way.</summary>
    [Id(1)] public int Changed { get; init; }

    /// <summary>Lessons that were cancelled.</summary>
    [Id(2)] public int Cancelled { get; init; }

    /// <summary>Lessons that were so already.</summary>
    [Id(3)] public int Unchanged { get; init; }

    /// <summary>Conferences that followed a moved lesson.</summary>
    [Id(4)] public IReadOnlyList<ConferenceId> MovedConferences { get; init; } = [];

    /// <summary>Conferences that were cancelled with their lesson.</summary>
    [Id(5)] public IReadOnlyList<ConferenceId> CancelledConferences { get; init; } = [];

    /// <summary>Conferences that stayed: their times were set by hand, or they have started.</summary>
    [Id(6)] public IReadOnlyList<ConferenceId> FlaggedConferences { get; init; } = [];
}
