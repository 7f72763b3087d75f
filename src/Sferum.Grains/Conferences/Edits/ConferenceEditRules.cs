using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences.Edits;

/// <summary>What may be done to a conference that is there (C11, C13), and what comes of it. Pure; the same state comes back when nothing changes.</summary>
internal static class ConferenceEditRules
{
    /// <summary>Changes what a caller names, by the rules of a new one.</summary>
    public static Outcome<ConferenceState> Update(ConferenceState? state, UpdateConference command, Outcome<EditFacts> facts, DateTimeOffset now)
    {
        if (WhyNot(state, command.Etag, "conference.etag", facts.Refusal) is { } refusal)
        {
            return refusal;
        }

        var changed = EditScope.Changed(state!, command);
        var wanted = Merged(state!, command, changed);
        var merged = LessonTerms.Filled(wanted, facts.Value!.Around.Lesson);
        if ((EditScope.WhyNot(state!, changed, now) ?? LessonEdits.WhyNot(wanted, changed, facts.Value.Around) ?? WhyNoSuch(state!, merged, facts.Value, now) ?? ParticipantEdits.WhyNot(state!, merged, facts.Value)) is { } wrong)
        {
            return wrong;
        }

        var window = Window(state!, merged, facts.Value.Around, now);
        return window.IsRefused ? window.Refusal : Saved(state!, merged, changed, window.Value, facts.Value, now);
    }

    /// <summary>Deletes it: nobody sees it any more, and what is left of it is owed.</summary>
    public static Outcome<ConferenceState> Delete(ConferenceState? state, DeleteConference command, Refusal? forbidden, DateTimeOffset now)
    {
        if (WhyNot(state, command.Etag, "etag", forbidden) is { } refusal)
        {
            return refusal;
        }

        var after = state!.Stage == ConferenceStage.Active
            ? Lifecycle.ConferenceLifecycle.EndingNow(state, now)
            : Lifecycle.ConferenceLifecycle.Cancelled(state, ConferenceTrouble.None, now);
        return ConferenceMoves.Gone(state, after) with { DeletedAt = now, UpdatedAt = now, Revision = state.Revision + 1 };
    }

    /// <summary>Whether the end of a call is still owed after a deletion; of one that is being opened, maybe.</summary>
    public static bool IsEnding(ConferenceState deleted) => !ConferenceMoves.IsOver(deleted.Stage);

    private static Refusal? WhyNot(ConferenceState? state, string etag, string etagField, Refusal? forbidden)
    {
        if (state is null or { DeletedAt: not null })
        {
            return Refusal.Of(RefusalReason.NotFound);
        }

        return forbidden ?? (etag.Length > 0 && etag != ConferenceRules.Etag(state) ? Refusal.Of(RefusalReason.EtagMismatch, etagField) : null);
    }

    // What has begun goes on, also when its chat could not be chosen any more.
    private static Refusal? WhyNoSuch(ConferenceState state, CreateConference merged, EditFacts facts, DateTimeOffset now) =>
        EditScope.IsBeforeStart(state, now) ? ConferenceRules.WhyNoSuch(merged, facts.Around.Seat)
        : merged.LocalEnd is null ? Refusal.Of(RefusalReason.FieldRequired, "conference.local_end")
        : null;

    // As if it were planned now.
    private static CreateConference Merged(ConferenceState state, UpdateConference command, ConferenceFields changed) => new()
    {
        Request = command.Request,
        Title = changed.HasFlag(ConferenceFields.Title) ? command.Title : state.TitledByHand ? state.Title : "",
        Type = changed.HasFlag(ConferenceFields.Type) ? command.Type : state.Type,
        Chat = changed.HasFlag(ConferenceFields.Chat) ? command.Chat : state.Chat,
        Lesson = changed.HasFlag(ConferenceFields.Lesson) ? command.Lesson : state.Lesson,
        Date = changed.HasFlag(ConferenceFields.Date) ? command.Date : LessonEdits.IsForTheNewOne(state, command, changed) ? null : state.Date,
        LocalStart = changed.HasFlag(ConferenceFields.LocalStart) ? command.LocalStart : LessonEdits.IsForTheNewOne(state, command, changed) ? null : state.LocalStart,
        LocalEnd = changed.HasFlag(ConferenceFields.LocalEnd) ? command.LocalEnd : LessonEdits.IsForTheNewOne(state, command, changed) ? null : state.LocalEnd,
        AddParticipants = command.AddParticipants,
        RemoveParticipants = command.RemoveParticipants,
        Actor = command.Actor,
    };

    private static Outcome<ConferenceWindow> Window(
        ConferenceState state, CreateConference merged, ConferenceSurroundings around, DateTimeOffset now)
    {
        if ((merged.Date, merged.LocalStart, merged.LocalEnd) == (state.Date, state.LocalStart, state.LocalEnd))
        {
            return new ConferenceWindow(state.Start, state.End);
        }

        return EditScope.IsBeforeStart(state, now)
            ? ConferenceSchedule.Plan(merged.Date!.Value, merged.LocalStart!.Value, merged.LocalEnd!.Value, around.School.TimeZone, now)
            : ConferenceSchedule.Extend(state, merged.LocalEnd!.Value, around.School.TimeZone, now);
    }

    private static Outcome<ConferenceState> Saved(
        ConferenceState state, CreateConference merged, ConferenceFields changed, ConferenceWindow window, EditFacts facts, DateTimeOffset now)
    {
        var people = ParticipantEdits.Apply(state, merged, facts.InChat);
        if (people.IsRefused)
        {
            return people.Refusal;
        }

        var after = Titled(people.Value, merged, changed, facts.Around) with
        {
            Type = merged.Type,
            Chat = merged.Chat,
            ChatTitle = merged.Chat == state.Chat ? state.ChatTitle : facts.Around.Seat.Title,
            ChatType = merged.Chat == state.Chat ? state.ChatType : facts.Around.Seat.Type,
            Classes = merged.Chat == state.Chat ? state.Classes : [.. facts.Around.Seat.Classes],
            Lesson = merged.Lesson,
            Date = merged.Date!.Value,
            LocalStart = merged.LocalStart!.Value,
            LocalEnd = merged.LocalEnd!.Value,
            Start = window.Start,
            End = window.End,
        };
        after = LessonEdits.Coupled(state, after, facts.Around);
        return after == state ? state : ConferenceMoves.Moved(state, after) with { UpdatedAt = now, Revision = state.Revision + 1 };
    }

    // A title that nobody gave follows what it is made of.
    private static ConferenceState Titled(ConferenceState state, CreateConference merged, ConferenceFields changed, ConferenceSurroundings around)
    {
        if (merged.Title.Length > 0)
        {
            return state with { Title = merged.Title, TitledByHand = true };
        }

        const ConferenceFields Parts = ConferenceFields.Title | ConferenceFields.Chat | ConferenceFields.Lesson | ConferenceFields.Date;
        return (changed & Parts) == 0 ? state : state with { Title = ConferenceRules.MadeUpTitle(around.Seat.Title, merged.Date!.Value), TitledByHand = false };
    }
}
