using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using Participant = Sferum.V1.ConferenceParticipant;

namespace Sferum.GrpcHost.Conferences;

/// <summary>What grains know of conferences, in the words of the contract.</summary>
internal static class ConferenceMapping
{
    /// <summary>A conference, as a person sees it; null: nobody in particular.</summary>
    internal static Conference Of(ConferenceView view, AccountId? viewer)
    {
        var conference = Of(view.Conference);
        conference.ParticipantKinds.AddRange(Kinds(view.Kinds));
        conference.ParticipantCount = view.ParticipantCount;
        conference.CanJoin = viewer is not null && view.JoinRefusal == RefusalReason.Unspecified;
        conference.JoinRefusal = (ErrorReason)view.JoinRefusal;
        conference.Overlaps.AddRange(view.Overlaps.Select(Of));
        return conference;
    }

    /// <summary>A page of participants.</summary>
    internal static ListConferenceParticipantsResponse Of(ParticipantPage page, string nextPageToken) => new()
    {
        Participants = { page.Participants.Select(Of) },
        NextPageToken = nextPageToken,
        TotalSize = page.Total,
    };

    /// <summary>The way in.</summary>
    internal static JoinConferenceResponse Of(ConferenceDoor door) => new() { JoinUri = door.Link, EndTime = Timestamp.FromDateTimeOffset(door.EndTime) };

    /// <summary>Where a next page begins, as a token keeps it.</summary>
    internal static string Position(int row) => row.ToString(CultureInfo.InvariantCulture);

    private static V1.ConferenceOverlap Of(Grains.Conferences.ConferenceOverlap overlap) => new()
    {
        Conference = overlap.Conference.Name,
        Title = overlap.Title,
        Kind = (V1.OverlapKind)overlap.Kind,
        StartTime = Time(overlap.StartTime),
        EndTime = Time(overlap.EndTime),
    };

    private static Conference Of(ConferenceSnapshot conference) => new()
    {
        Name = conference.Id.Name,
        Title = conference.Title,
        Type = (V1.ConferenceType)conference.Type,
        Chat = conference.Chat.Name,
        Lesson = conference.Lesson?.Name ?? "",
        Date = LocalTimeFields.Of(conference.Date),
        LocalStart = LocalTimeFields.Of(conference.LocalStart),
        LocalEnd = LocalTimeFields.Of(conference.LocalEnd),
        TitledByHand = conference.TitledByHand,
        TimedByHand = conference.TimedByHand,
        LessonMoved = conference.LessonMoved,
        LessonTitle = conference.LessonTitle,
        ChatTitle = conference.ChatTitle,
        ChatType = (ChatType)conference.ChatType,
        StartTime = Time(conference.StartTime),
        EndTime = Time(conference.EndTime),
        ActualStartTime = Time(conference.ActualStartTime),
        ActualEndTime = Time(conference.ActualEndTime),
        State = (ConferenceState)conference.Stage,
        StateReason = (ConferenceStateReason)conference.Trouble,
        ParticipantsEdited = conference.ParticipantsEdited,
        CanEnd = conference.Stage == ConferenceStage.Active,
        EditableFields = { Editable(conference.Stage) },
        CreatedBy = conference.CreatedBy?.Name ?? "",
        CreateTime = Time(conference.CreateTime),
        UpdateTime = Time(conference.UpdateTime),
        Etag = conference.Etag,
    };

    // Before the start everything, while active the end and the participants (C11).
    private static string[] Editable(ConferenceStage stage) => stage switch
    {
        ConferenceStage.Scheduled => ["title", "type", "chat", "lesson", "date", "local_start", "local_end", "participants"],
        ConferenceStage.Starting or ConferenceStage.Active => ["local_end", "participants"],
        _ => [],
    };

    /// <summary>A participant.</summary>
    internal static Participant Of(Grains.Conferences.ConferenceParticipant participant) => new()
    {
        Account = participant.Person.Account.Name,
        DisplayName = participant.Person.Name.Display,
        Kinds = { Kinds(participant.Person.Kinds) },
        Blocked = participant.Person.Blocked,
        LinkState = (LinkState)participant.Link,
        FromChat = participant.FromChat,
        AddedByHand = participant.AddedByHand,
        RemovedByHand = participant.RemovedByHand,
        SferumAdministrator = participant.SferumAdministrator,
    };

    /// <summary>What the window «Добавить» is filled with.</summary>
    internal static Conference Of(ConferenceDraft draft) => new()
    {
        Title = draft.Title,
        Type = (V1.ConferenceType)draft.Type,
        Chat = draft.Chat?.Name ?? "",
        ChatTitle = draft.ChatTitle,
        ChatType = (ChatType)(draft.ChatType ?? 0),
        Lesson = draft.Lesson?.Name ?? "",
        LessonTitle = draft.LessonTitle,
        Date = LocalTimeFields.Of(draft.Date),
        LocalStart = draft.LocalStart is { } start ? LocalTimeFields.Of(start) : null,
        LocalEnd = draft.LocalEnd is { } end ? LocalTimeFields.Of(end) : null,
        TimedByHand = draft.TimedByHand,
        StartTime = Time(draft.StartTime),
        EndTime = Time(draft.EndTime),
        ParticipantKinds = { Kinds(draft.Kinds) },
        ParticipantCount = draft.ParticipantCount,
        Overlaps = { draft.Overlaps.Select(Of) },
    };

    private static IEnumerable<PersonKind> Kinds(PersonKinds kinds)
    {
        if (kinds.HasFlag(PersonKinds.Staff))
        {
            yield return PersonKind.Staff;
        }

        if (kinds.HasFlag(PersonKinds.Student))
        {
            yield return PersonKind.Student;
        }

        if (kinds.HasFlag(PersonKinds.Parent))
        {
            yield return PersonKind.Parent;
        }
    }

    private static Timestamp? Time(DateTimeOffset? moment) => moment is { } set ? Timestamp.FromDateTimeOffset(set) : null;
}
