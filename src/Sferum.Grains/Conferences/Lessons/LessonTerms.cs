using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>What a lesson gives to its conference, and whether it can be of it (C3, C5, C6). Pure.</summary>
internal static class LessonTerms
{
    private const string Field = "conference.lesson";

    /// <summary>A command with what it leaves out filled in from the lesson (C6).</summary>
    public static CreateConference Filled(CreateConference command, LessonSnapshot? lesson) => lesson is null || command.Type != ConferenceType.OnlineLesson
        ? command
        : command with
        {
            Date = command.Date ?? lesson.Plan.Date,
            LocalStart = command.LocalStart ?? lesson.Plan.Start,
            LocalEnd = command.LocalEnd ?? lesson.Plan.End,
        };

    /// <summary>Why the lesson cannot be held in the chat; null when it can, or none is meant.</summary>
    /// <param name="id">The lesson that is meant.</param>
    /// <param name="lesson">That lesson; null: the school has none of this id.</param>
    /// <param name="type">The type of the conference.</param>
    /// <param name="seat">The chat; null: not chosen yet.</param>
    public static Refusal? WhyNot(LessonId? id, LessonSnapshot? lesson, ConferenceType type, ChatSeat? seat)
    {
        if (id is not { } meant || type != ConferenceType.OnlineLesson)
        {
            return null;
        }

        if (lesson is null)
        {
            return new Refusal(RefusalReason.NotFound) { Field = Field, Subjects = [meant.Name] };
        }

        if (lesson.Cancelled)
        {
            return new Refusal(RefusalReason.LessonCancelled) { Field = Field, Subjects = [meant.Name] };
        }

        return seat is null || Fits(lesson, seat) ? null : Refusal.Of(RefusalReason.LessonOfAnotherGroup, Field);
    }

    /// <summary>A conference as its lesson has it: what is not by hand is the lesson's.</summary>
    public static ConferenceState Of(ConferenceState state, LessonSnapshot? lesson) => lesson is null
        ? state with { LessonVersion = 0, LessonMoved = false, LessonTitle = "", FollowsLesson = false, LessonHeard = LessonEffect.None, LessonSlot = null, Teacher = null, LessonPlan = null }
        : state with
        {
            Title = state.TitledByHand ? state.Title : LessonTitles.Made(lesson, state.Date),
            LessonVersion = lesson.Version,
            LessonMoved = false,
            LessonTitle = LessonTitles.Shown(lesson),
            FollowsLesson = new LessonSlot(state.Date, state.LocalStart, state.LocalEnd) == Lessons.LessonSlot.Of(lesson),
            LessonHeard = LessonEffect.None,
            LessonSlot = Lessons.LessonSlot.Of(lesson),
            Classes = [.. lesson.Classes],
            Teacher = lesson.Teacher,
            LessonPlan = lesson.Plan,
        };

    /// <summary>Whether the lesson's group belongs to the chat; in the chats of teachers, of parents and in those made by hand any lesson can be held.</summary>
    public static bool Fits(LessonSnapshot lesson, ChatSeat seat) => seat.Type switch
    {
        ChatType.Subject => seat.Group == lesson.Group,
        ChatType.Class => seat.Class is { } own && lesson.Classes.Contains(own),
        _ => true,
    };
}
