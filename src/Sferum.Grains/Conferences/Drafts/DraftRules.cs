using Sferum.Grains.Chats;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;

namespace Sferum.Grains.Conferences.Drafts;

/// <summary>What the window «Добавить» is filled with (C2-C7). Pure.</summary>
internal static class DraftRules
{
    /// <summary>The draft, or why what was chosen does not go together.</summary>
    /// <param name="query">What was chosen; with the chat that the service chose.</param>
    /// <param name="seat">The chat; null: none yet.</param>
    /// <param name="lesson">The lesson; null: none, or the school has none of this id.</param>
    /// <param name="zone">IANA name of the school's time zone.</param>
    /// <param name="today">The local day there.</param>
    public static Outcome<ConferenceDraft> Draft(DraftConference query, ChatSeat? seat, LessonSnapshot? lesson, string zone, DateOnly today)
    {
        if (WhyNot(query, seat, lesson) is { } refusal)
        {
            return refusal;
        }

        var date = query.Date ?? lesson?.Plan.Date ?? today;
        var window = lesson is null ? null : ConferenceSchedule.Window(date, lesson.Plan.Start, lesson.Plan.End, zone);
        return new ConferenceDraft
        {
            Type = query.Type,
            Title = Title(query.Type, seat, lesson, date),
            Chat = query.Chat,
            ChatTitle = seat?.Title ?? "",
            ChatType = seat?.Type,
            Lesson = query.Lesson,
            LessonTitle = lesson is null ? "" : LessonTitles.Shown(lesson),
            Date = date,
            LocalStart = lesson?.Plan.Start,
            LocalEnd = lesson?.Plan.End,
            TimedByHand = lesson is not null && date != lesson.Plan.Date,
            StartTime = window?.Start,
            EndTime = window?.End,
            Kinds = ConferenceParticipation.Kinds(query.Type, seat?.Type ?? ChatType.Other),
        };
    }

    /// <summary>The conference that a draft would be, as far as it goes; never stored.</summary>
    public static ConferenceState Planned(ConferenceDraft draft, ChatSeat seat, DateTimeOffset now) => new()
    {
        Title = draft.Title,
        Type = draft.Type,
        Chat = draft.Chat!.Value,
        ChatType = seat.Type,
        Classes = [.. seat.Classes],
        Lesson = draft.Lesson,
        Date = draft.Date,
        LocalStart = draft.LocalStart ?? default,
        LocalEnd = draft.LocalEnd ?? default,
        Start = draft.StartTime ?? now,
        End = draft.EndTime ?? now,
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static Refusal? WhyNot(DraftConference query, ChatSeat? seat, LessonSnapshot? lesson)
    {
        if (query is { Type: ConferenceType.VideoCall, Lesson: not null })
        {
            return Refusal.Of(RefusalReason.LessonNotAllowed, "lesson");
        }

        if (LessonTerms.WhyNot(query.Lesson, lesson, query.Type, seat) is { } unfit)
        {
            return unfit with { Field = "lesson" };
        }

        return seat is { Life: not ChatLife.Open } ? new Refusal(RefusalReason.ChatClosed) { Field = "chat", Subjects = [query.Chat!.Value.Name] } : null;
    }

    private static string Title(ConferenceType type, ChatSeat? seat, LessonSnapshot? lesson, DateOnly date) => (type, lesson, seat) switch
    {
        (ConferenceType.OnlineLesson, { } known, _) => LessonTitles.Made(known, date),
        (ConferenceType.OnlineLesson, null, { } chat) => ConferenceRules.MadeUpTitle(chat.Title, date),
        _ => "",
    };
}
