using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>The windows «Изменить» and «Удалить», and many conferences at once.</summary>
internal sealed partial class ConferenceService
{
    public override async Task<Conference> UpdateConference(UpdateConferenceRequest request, ServerCallContext context)
    {
        var (id, command) = ConferenceEditRequests.Update(request, context);
        return ConferenceMapping.Of(Value(await grains.Conference(id).UpdateAsync(command, CallCancellation.Of(context)), context), command.Actor);
    }

    public override async Task<DeleteConferenceResponse> DeleteConference(DeleteConferenceRequest request, ServerCallContext context)
    {
        var (id, command) = ConferenceEditRequests.Delete(request, context);
        return new DeleteConferenceResponse { Ending = Value(await grains.Conference(id).DeleteAsync(command, CallCancellation.Of(context)), context) };
    }

    public override async Task<BatchCreateConferencesResponse> BatchCreateConferences(BatchCreateConferencesRequest request, ServerCallContext context)
    {
        var batch = ConferenceBatch.Read(request, context);
        var outcomes = await grains.ConferenceBatch(batch.School, request.RequestId).CreateAsync(batch.Command, CallCancellation.Of(context));
        return batch.Answer(Value(outcomes, context));
    }
}
