using Sferum.Grains.Chats;
using Sferum.Grains.Conferences.Edits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Lessons;

/// <summary>
/// How a conference follows its lesson (C5): to another time while it is only scheduled and nobody set its times by hand, into being cancelled while its call was not asked for; otherwise it
/// stays and says so. A lesson that comes to a group which does not belong to the chat is as good as cancelled there. Pure; level-triggered by the lesson's version, so that news which is doubled, late or lost on the way does no harm.
/// </summary>
internal static class LessonFollowing
{
    /// <summary>The conference after it has heard how its lesson is, and what it made of that; the same state when that is no news.</summary>
    /// <param name="state">The conference.</param>
    /// <param name="lesson">The lesson, as it is now.</param>
    /// <param name="seat">The conference's chat; null: nobody knows it.</param>
    /// <param name="zone">IANA name of the school's time zone.</param>
    /// <param name="now">This moment.</param>
    public static (ConferenceState State, LessonEffect Effect) Follow(ConferenceState state, LessonSnapshot lesson, ChatSeat? seat, string zone, DateTimeOffset now)
    {
        if (state.Lesson != lesson.Id)
        {
            return (state, LessonEffect.OfAnother);
        }

        if (state.LessonVersion >= lesson.Version)
        {
            return (state, state.LessonVersion == lesson.Version ? state.LessonHeard : LessonEffect.None);
        }

        var (next, effect) = IsOver(state.Stage) ? (state, LessonEffect.None) : lesson.Cancelled || IsElsewhere(lesson, seat) ? Cancel(state, now) : Move(state, lesson, zone, now);
        return (next with { LessonVersion = lesson.Version, LessonHeard = effect, LessonSlot = LessonSlot.Of(lesson) }, effect);
    }

    // A group that the school does not have belongs nowhere and keeps its place.
    private static bool IsElsewhere(LessonSnapshot lesson, ChatSeat? seat) => seat is not null && lesson.Facts is not null && !LessonTerms.Fits(lesson, seat);

    private static (ConferenceState State, LessonEffect Effect) Cancel(ConferenceState state, DateTimeOffset now) =>
        state.FollowsLesson && ConferenceLifecycle.Cancelled(state, ConferenceTrouble.LessonCancelled, now) is { Stage: ConferenceStage.Cancelled } cancelled
            ? (cancelled, LessonEffect.Cancelled)
            : Flag(state, state, now);

    private static (ConferenceState State, LessonEffect Effect) Move(ConferenceState state, LessonSnapshot lesson, string zone, DateTimeOffset now)
    {
        var (slot, named) = (LessonSlot.Of(lesson), GroupNaming.Named(state, lesson, state.Date));
        if (slot == new LessonSlot(state.Date, state.LocalStart, state.LocalEnd))
        {
            return (Changed(state, named with { LessonMoved = false }, now), LessonEffect.None);
        }

        if (slot == state.LessonSlot)
        {
            return (Changed(state, named, now), LessonEffect.None);
        }

        return state is { FollowsLesson: true, Stage: ConferenceStage.Scheduled }
            && ConferenceSchedule.Window(slot.Date, slot.Start, slot.End, zone) is { } window && window.End > now
                ? (Changed(state, ConferenceMoves.Moved(state, At(GroupNaming.Named(state, lesson, slot.Date), slot, window)), now), LessonEffect.Moved)
                : Flag(state, named, now);
    }

    private static (ConferenceState State, LessonEffect Effect) Flag(ConferenceState before, ConferenceState after, DateTimeOffset now) =>
        (Changed(before, after with { LessonMoved = true }, now), LessonEffect.Flagged);

    private static ConferenceState At(ConferenceState state, LessonSlot slot, ConferenceWindow window) =>
        state with { Date = slot.Date, LocalStart = slot.Start, LocalEnd = slot.End, Start = window.Start, End = window.End, LessonMoved = false };

    private static ConferenceState Changed(ConferenceState before, ConferenceState after, DateTimeOffset now) =>
        after == before ? after : after with { UpdatedAt = now, Revision = before.Revision + 1 };

    private static bool IsOver(ConferenceStage stage) => stage is ConferenceStage.Ending or ConferenceStage.Ended or ConferenceStage.Cancelled or ConferenceStage.Missed;
}
