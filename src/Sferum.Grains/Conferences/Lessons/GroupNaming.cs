using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>
/// What its lesson's group gives to a conference beside the times: subject and classes for the names that nobody gave, the classes that it is for, and the teacher of a lesson that has none of its
/// own (C3, C5). All of it follows the group as long as the conference has not started. Pure; level-triggered by the group alone.
/// </summary>
internal static class GroupNaming
{
    /// <summary>Whether it follows a group.</summary>
    public static bool Follows(ConferenceState state, DateTimeOffset now) => state is { DeletedAt: null, Lesson: not null } && EditScope.IsBeforeStart(state, now);

    /// <summary>The conference as the group of its lesson is now; the same state when nothing changes.</summary>
    /// <param name="state">The conference.</param>
    /// <param name="plan">The lesson after which it is named.</param>
    /// <param name="group">That lesson's group; null: the school does not have it.</param>
    /// <param name="now">This moment.</param>
    public static ConferenceState Named(ConferenceState state, LessonPlan? plan, GroupFacts? group, DateTimeOffset now)
    {
        if (plan is null || group is null || group.Group.Segment != plan.Group || !Follows(state, now))
        {
            return state;
        }

        var named = Named(state, new LessonSnapshot { Id = state.Lesson!.Value, Plan = plan, Facts = group }, state.Date);
        return named == state ? state : named with { UpdatedAt = now, Revision = state.Revision + 1 };
    }

    /// <summary>The conference with what its lesson gives beside the times; of a title that is made up, the date is given.</summary>
    public static ConferenceState Named(ConferenceState state, LessonSnapshot lesson, DateOnly date) => state with
    {
        Title = state.TitledByHand ? state.Title : LessonTitles.Made(lesson, date),
        LessonTitle = LessonTitles.Shown(lesson),
        Classes = state.Classes.SequenceEqual(lesson.Classes) ? state.Classes : [.. lesson.Classes],
        Teacher = lesson.Teacher,
        LessonPlan = lesson.Plan,
    };
}
