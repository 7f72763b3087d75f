using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What may be changed at a moment (C11): before the start everything, then the end and the participants, later nothing. Pure.</summary>
internal static class EditScope
{
    private static readonly (ConferenceFields Field, string Path)[] Fixed =
    [
        (ConferenceFields.Title, "conference.title"),
        (ConferenceFields.Type, "conference.type"),
        (ConferenceFields.Chat, "conference.chat"),
        (ConferenceFields.Lesson, "conference.lesson"),
        (ConferenceFields.Date, "conference.date"),
        (ConferenceFields.LocalStart, "conference.local_start"),
    ];

    /// <summary>Whether its start has not come: by the clock too, since the call may be under way before the row says so.</summary>
    public static bool IsBeforeStart(ConferenceState state, DateTimeOffset now) => state.Stage == ConferenceStage.Scheduled && now < state.Start;

    /// <summary>What really changes: a value that is there already, as a window sends it along, changes nothing.</summary>
    public static ConferenceFields Changed(ConferenceState state, UpdateConference command) => command.Fields
        & ~(command.Title.Length == 0 ? When(!state.TitledByHand, ConferenceFields.Title) : When(command.Title == state.Title, ConferenceFields.Title))
        & ~When(command.Type == state.Type, ConferenceFields.Type)
        & ~When(command.Chat == state.Chat, ConferenceFields.Chat)
        & ~When(command.Lesson == state.Lesson, ConferenceFields.Lesson)
        & ~When(command.Date == state.Date, ConferenceFields.Date)
        & ~When(command.LocalStart == state.LocalStart, ConferenceFields.LocalStart)
        & ~When(command.LocalEnd == state.LocalEnd, ConferenceFields.LocalEnd);

    /// <summary>Why these cannot be changed now; null when they can.</summary>
    public static Refusal? WhyNot(ConferenceState state, ConferenceFields changed, DateTimeOffset now)
    {
        if (IsBeforeStart(state, now))
        {
            return null;
        }

        if (ConferenceMoves.IsOver(state.Stage) || state.Stage == ConferenceStage.Ending || now >= state.End)
        {
            return ConferenceParticipation.WhyClosed(ConferenceLifecycle.Missed(state, now), now);
        }

        var first = Fixed.FirstOrDefault(part => changed.HasFlag(part.Field));
        return first.Path is null ? null : Refusal.Of(RefusalReason.FieldFixedAfterStart, first.Path);
    }

    private static ConferenceFields When(bool holds, ConferenceFields field) => holds ? field : ConferenceFields.None;
}
