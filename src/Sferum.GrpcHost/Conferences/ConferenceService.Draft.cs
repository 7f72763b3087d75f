using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using ConferenceType = Sferum.Grains.Conferences.ConferenceType;

namespace Sferum.GrpcHost.Conferences;

/// <summary>What the window «Добавить» is filled with.</summary>
internal sealed partial class ConferenceService
{
    public override async Task<Conference> DraftConference(DraftConferenceRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var query = new DraftConference(
            (ConferenceType)request.Type,
            request.Chat.Length == 0 ? null : NameField.Chat(request.Chat, "chat", context),
            request.Lesson.Length == 0 ? null : NameField.Lesson(request.Lesson, "lesson", context),
            LocalTimeFields.Date(request.Date, "date", context),
            NameField.OptionalAccount(request.ActingAccount, "acting_account", context));
        return ConferenceMapping.Of(Value(await grains.Conference(MintedId.DraftConference(school)).DraftAsync(query, CallCancellation.Of(context)), context));
    }
}
