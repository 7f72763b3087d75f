using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>The tab «Видеоконференции». See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed partial class ConferenceService(IGrainFactory grains, PageTokens pages) : V1.ConferenceService.ConferenceServiceBase
{
    public override async Task<Conference> CreateConference(CreateConferenceRequest request, ServerCallContext context)
    {
        var (id, command) = ConferenceValidation.Create(request, context);
        var outcome = await grains.Conference(id).CreateAsync(command, CallCancellation.Of(context));
        return ConferenceMapping.Of(Value(outcome, context), command.Actor);
    }

    public override async Task<Conference> GetConference(GetConferenceRequest request, ServerCallContext context)
    {
        var id = NameField.Conference(request.Name, "name", context);
        var viewer = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        return ConferenceMapping.Of(Value(await grains.Conference(id).ViewAsync(viewer, CallCancellation.Of(context)), context), viewer);
    }

    public override async Task<ListConferenceParticipantsResponse> ListConferenceParticipants(
        ListConferenceParticipantsRequest request, ServerCallContext context)
    {
        var id = NameField.Conference(request.Parent, "parent", context);
        var query = ConferenceValidation.Participants(request, pages.Position(request, context), context);
        var page = Value(await grains.Conference(id).ListParticipantsAsync(query, CallCancellation.Of(context)), context);
        var next = query.Skip + page.Participants.Count;
        return ConferenceMapping.Of(page, next < page.Total && page.Participants.Count > 0 ? pages.Next(request, ConferenceMapping.Position(next)) : "");
    }

    public override async Task<JoinConferenceResponse> JoinConference(JoinConferenceRequest request, ServerCallContext context)
    {
        var id = NameField.Conference(request.Name, "name", context);
        var account = NameField.Account(request.ActingAccount, "acting_account", context);
        return ConferenceMapping.Of(Value(await grains.Conference(id).JoinAsync(account, CallCancellation.Of(context)), context));
    }

    public override async Task<Conference> EndConference(EndConferenceRequest request, ServerCallContext context)
    {
        var id = NameField.Conference(request.Name, "name", context);
        var command = new EndConference
        {
            Request = RequestFingerprint.Of(request),
            Etag = request.Etag,
            Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
        };
        return ConferenceMapping.Of(Value(await grains.Conference(id).EndAsync(command, CallCancellation.Of(context)), context), command.Actor);
    }

    private static T Value<T>(Outcome<T> outcome, ServerCallContext context) =>
        outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal, AcceptLanguage.Of(context)) : outcome.Value;
}
