using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What an edit does to a conference and its lesson (C5, C6). Pure.</summary>
internal static class LessonEdits
{
    private const ConferenceFields Fit = ConferenceFields.Lesson | ConferenceFields.Chat | ConferenceFields.Type;

    /// <summary>Why the lesson does not fit what was chosen; null when it does, or nothing is wanted of it.</summary>
    public static Refusal? WhyNot(CreateConference wanted, ConferenceFields changed, ConferenceSurroundings around) =>
        (changed & Fit) == 0 && !TakesTimes(wanted) ? null : LessonTerms.WhyNot(wanted.Lesson, around.Lesson, wanted.Type, around.Seat);

    /// <summary>Whether times that nobody named are those of a lesson that is named: date and times were the old lesson's.</summary>
    public static bool IsForTheNewOne(ConferenceState state, UpdateConference command, ConferenceFields changed) =>
        state.FollowsLesson && changed.HasFlag(ConferenceFields.Lesson) && command.Lesson is not null;

    /// <summary>The row with what its lesson gives to it.</summary>
    /// <param name="before">The row before the edit.</param>
    /// <param name="after">The row after it.</param>
    /// <param name="around">Its lesson, if it has one that anybody knows, and its chat.</param>
    public static ConferenceState Coupled(ConferenceState before, ConferenceState after, ConferenceSurroundings around)
    {
        var lesson = around.Lesson;
        if (after.Lesson != before.Lesson)
        {
            return LessonTerms.Of(lesson is null ? after with { Classes = [.. around.Seat.Classes] } : after, lesson);
        }

        if (after.Lesson is null || lesson is null)
        {
            return after;
        }

        var (was, now) = (new LessonSlot(before.Date, before.LocalStart, before.LocalEnd), new LessonSlot(after.Date, after.LocalStart, after.LocalEnd));
        var held = LessonTerms.WhyNot(after.Lesson, lesson, after.Type, around.Seat) is null;
        var follows = was == now ? before.FollowsLesson : held && now == LessonSlot.Of(lesson);
        var named = after.TitledByHand || after.Title == before.Title || !LessonTerms.Fits(lesson, around.Seat);
        return after with
        {
            Title = named ? after.Title : LessonTitles.Made(lesson, after.Date),
            Classes = before.Classes,
            FollowsLesson = follows,
            LessonMoved = before.LessonMoved && (was == now || !follows),
        };
    }

    // What is cleared is the lesson's again.
    private static bool TakesTimes(CreateConference wanted) => wanted.Date is null || wanted.LocalStart is null || wanted.LocalEnd is null;
}
