using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using ConferenceType = Sferum.Grains.Conferences.ConferenceType;

namespace Sferum.GrpcHost.Conferences;

/// <summary>Requests that change conferences to commands, as far as their form goes.</summary>
internal static class ConferenceEditRequests
{
    /// <summary>The conference to be changed, and the command.</summary>
    internal static (ConferenceId Id, UpdateConference Command) Update(UpdateConferenceRequest request, ServerCallContext context)
    {
        var conference = request.Conference;
        var id = NameField.Conference(conference.Name, "conference.name", context);
        var fields = ConferenceMask.Of(request);
        if ((fields.Refusal ?? ConferenceMask.WhyEmpty(fields.Value, conference)) is { } refusal)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }

        ConferenceValidation.DemandTitle(conference, context);
        return (id, Command(request, conference, fields.Value, context));
    }

    /// <summary>The conference to be deleted, and the command.</summary>
    internal static (ConferenceId Id, DeleteConference Command) Delete(DeleteConferenceRequest request, ServerCallContext context) =>
        (NameField.Conference(request.Name, "name", context), new DeleteConference
        {
            Request = RequestFingerprint.Of(request),
            Etag = request.Etag,
            ValidateOnly = request.ValidateOnly,
            Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
        });

    private static UpdateConference Command(UpdateConferenceRequest request, Conference conference, ConferenceFields fields, ServerCallContext context) => new()
    {
        Request = RequestFingerprint.Of(request),
        Etag = conference.Etag,
        Fields = fields,
        Title = conference.Title,
        Type = (ConferenceType)conference.Type,
        Chat = fields.HasFlag(ConferenceFields.Chat) ? NameField.Chat(conference.Chat, "conference.chat", context) : default,
        Lesson = fields.HasFlag(ConferenceFields.Lesson) ? ConferenceValidation.Lesson(conference, context) : null,
        Date = LocalTimeFields.Date(conference.Date, "conference.date", context),
        LocalStart = LocalTimeFields.Time(conference.LocalStart, "conference.local_start", context),
        LocalEnd = LocalTimeFields.EndTime(conference.LocalEnd, "conference.local_end", context),
        AddParticipants = ConferenceValidation.Accounts(request.AddParticipants, "add_participants", context),
        RemoveParticipants = ConferenceValidation.Accounts(request.RemoveParticipants, "remove_participants", context),
        ValidateOnly = request.ValidateOnly,
        Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
    };
}
