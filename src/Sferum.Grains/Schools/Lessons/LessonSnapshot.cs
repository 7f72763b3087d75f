using Sferum.Grains.Names;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>A lesson as readers get it, with what its group is at this moment.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Lesson")]
public sealed record LessonSnapshot
{
    /// <summary>The lesson.</summary>
    [Id(0)] public required LessonId Id { get; init; }

    /// <summary>As ES told it.</summary>
    [Id(1)] public required LessonPlan Plan { get; init; }

    /// <summary>Whether ES cancelled it, or no longer sends it.</summary>
    [Id(2)] public bool Cancelled { get; init; }

    /// <summary>Counts its changes.</summary>
    [Id(3)] public long Version { get; init; }

    /// <summary>When it changed last.</summary>
    [Id(4)] public DateTimeOffset UpdateTime { get; init; }

    /// <summary>The conference that has claimed it; whether that is alive, the conference alone knows.</summary>
    [Id(5)] public ConferenceId? OnlineLesson { get; init; }

    /// <summary>Its group; null when the school does not have it.</summary>
    [Id(6)] public GroupFacts? Facts { get; init; }

    /// <summary>The group.</summary>
    public GroupId Group => new(Id.School, Plan.Group);

    /// <summary>Who gives it.</summary>
    public AccountId? Teacher => Plan.Teacher ?? Facts?.Teacher;

    /// <summary>The group's classes.</summary>
    public IReadOnlyList<ClassId> Classes => Facts?.Classes ?? [];
}
