using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons.Days;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>What others get of a lesson. Pure.</summary>
internal static class LessonReadings
{
    /// <summary>The lesson without what its group is.</summary>
    public static LessonSnapshot Bare(LessonId id, LessonState state) => new()
    {
        Id = id,
        Plan = state.Plan,
        Cancelled = state.Cancelled,
        Version = state.Version,
        UpdateTime = state.UpdatedAt,
        OnlineLesson = state.Claim is { } claim ? new ConferenceId(id.School, claim.Conference) : null,
    };

    /// <summary>The row of its day's index.</summary>
    public static LessonRow Row(LessonState state) =>
        new(state.Plan.Lesson, state.Version, IsGone: false, state.UpdatedAt, state.Plan.Group, state.Plan.Start, state.Plan.Number, state.Plan.Teacher?.Segment ?? "", state.Cancelled);

    /// <summary>What an import came to.</summary>
    public static TakenLesson Taken(LessonState state, long import)
    {
        var mine = state.Trace.Import == import ? state.Trace : new LessonTrace(import, LessonChange.Unchanged);
        return new TakenLesson(mine.Change, state.Plan.Date, Row(state), mine.Left, mine.Effect, mine.Conference);
    }

    /// <summary>There is no such lesson.</summary>
    public static TakenLesson Nothing { get; } = new(LessonChange.Unknown, default, Row: null, Left: null, LessonEffect.None, "");
}
