using System.Globalization;
using Google.Protobuf.Collections;
using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using ConferenceType = Sferum.Grains.Conferences.ConferenceType;

namespace Sferum.GrpcHost.Conferences;

/// <summary>Requests about conferences to commands and queries, as far as their form goes.</summary>
internal static class ConferenceValidation
{
    private const int LongestTitle = 200;

    private const int LongestQuery = 200;

    private const int MostParticipants = 3_000;

    /// <summary>The conference to be made, whose id is derived from the request, and the command.</summary>
    internal static (ConferenceId Id, CreateConference Command) Create(CreateConferenceRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var id = new ConferenceId(school, MintedId.FromRequest(school, nameof(CreateConference), request.RequestId));
        return (id, Command(request, request.Conference, context));
    }

    /// <summary>The page of participants that a request asks for.</summary>
    internal static ParticipantQuery Participants(ListConferenceParticipantsRequest request, string? position, ServerCallContext context)
    {
        Demand(TextLength.Fits(request.Query, LongestQuery), RefusalReason.TextTooLong, "query", LongestQuery, context);
        return new ParticipantQuery
        {
            Kinds = Kinds(request.Kind),
            Text = request.Query,
            ShowRemoved = request.ShowRemoved,
            Viewer = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
            Skip = (position is null ? 0 : int.Parse(position, CultureInfo.InvariantCulture)) + request.Skip,
            Take = PageSize.Of(request.PageSize),
        };
    }

    /// <summary>Refuses a title that is too long.</summary>
    internal static void DemandTitle(Conference conference, ServerCallContext context) =>
        Demand(TextLength.Fits(conference.Title, LongestTitle), RefusalReason.TextTooLong, "conference.title", LongestTitle, context);

    private static CreateConference Command(CreateConferenceRequest request, Conference conference, ServerCallContext context)
    {
        DemandTitle(conference, context);
        return new CreateConference
        {
            Request = RequestFingerprint.Of(request),
            Title = conference.Title,
            Type = (ConferenceType)conference.Type,
            Chat = NameField.Chat(conference.Chat, "conference.chat", context),
            Lesson = Lesson(conference, context),
            Date = LocalTimeFields.Date(conference.Date, "conference.date", context),
            LocalStart = LocalTimeFields.Time(conference.LocalStart, "conference.local_start", context),
            LocalEnd = LocalTimeFields.EndTime(conference.LocalEnd, "conference.local_end", context),
            AddParticipants = Accounts(request.AddParticipants, "add_participants", context),
            RemoveParticipants = Accounts(request.RemoveParticipants, "remove_participants", context),
            ValidateOnly = request.ValidateOnly,
            Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
        };
    }

    /// <summary>The lesson of a conference; null: none.</summary>
    internal static LessonId? Lesson(Conference conference, ServerCallContext context) =>
        conference.Lesson.Length == 0 ? null : NameField.Lesson(conference.Lesson, "conference.lesson", context);

    /// <summary>The people of a list that may be edited.</summary>
    internal static IReadOnlyList<AccountId> Accounts(RepeatedField<string> names, string field, ServerCallContext context)
    {
        Demand(names.Count <= MostParticipants, RefusalReason.TooManyItems, field, MostParticipants, context);
        return NameField.Accounts(names, field, context);
    }

    private static PersonKinds Kinds(PersonKind kind) => kind switch
    {
        PersonKind.Staff => PersonKinds.Staff,
        PersonKind.Student => PersonKinds.Student,
        PersonKind.Parent => PersonKinds.Parent,
        _ => PersonKinds.None,
    };

    private static void Demand(bool holds, RefusalReason reason, string field, int limit, ServerCallContext context)
    {
        if (!holds)
        {
            var facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) };
            throw RefusalStatus.Of(new Refusal(reason) { Field = field, Facts = facts }, AcceptLanguage.Of(context));
        }
    }
}
