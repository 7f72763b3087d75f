using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Conferences;

/// <summary>What readers get of a conference. Pure.</summary>
internal static class ConferenceReading
{
    public static ConferenceView View(ConferenceId id, ConferenceState state, ConferenceCrowd crowd, RefusalReason joinRefusal) =>
        View(id, crowd.ChatTitle is { } title ? state with { ChatTitle = title } : state, crowd.Count(state), joinRefusal);

    public static ConferenceView View(ConferenceId id, ConferenceState state, int participants, RefusalReason joinRefusal) =>
        new(Snapshot(id, state), ConferenceParticipation.Kinds(state.Type, state.ChatType), participants, joinRefusal);

    public static ConferenceSnapshot Snapshot(ConferenceId id, ConferenceState state) => new()
    {
        Id = id,
        Title = state.Title,
        Type = state.Type,
        Chat = state.Chat,
        ChatTitle = state.ChatTitle,
        ChatType = state.ChatType,
        Lesson = state.Lesson,
        Date = state.Date,
        LocalStart = state.LocalStart,
        LocalEnd = state.LocalEnd,
        TitledByHand = state.TitledByHand,
        TimedByHand = !state.FollowsLesson,
        StartTime = state.Start,
        EndTime = state.End,
        ActualStartTime = state.Call?.OpenedAt,
        ActualEndTime = state.EndedAt,
        Stage = state.Stage,
        Trouble = state.Trouble,
        ParticipantsEdited = !state.Added.IsEmpty || !state.Removed.IsEmpty,
        CreatedBy = state.CreatedBy,
        CreateTime = state.CreatedAt,
        UpdateTime = state.UpdatedAt,
        Etag = ConferenceRules.Etag(state),
        PossibleOrphans = state.PossibleOrphans,
        LastOrphanTime = state.LastOrphanAt,
        LessonTitle = state.LessonTitle,
        LessonMoved = state.LessonMoved,
    };

    /// <summary>Why a person cannot join now; Unspecified when it can.</summary>
    public static RefusalReason WhyNoJoin(ConferenceState state, Someone who, DateTimeOffset now) =>
        ConferenceParticipation.WhyNoDoor(state, who.Presence, who.Standing, now)?.Reason
        ?? RefusalReason.Unspecified;
}
