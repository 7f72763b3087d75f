using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed class RosterService(IGrainFactory grains, TimeProvider time) : V1.RosterService.RosterServiceBase
{
    public override Task<RosterImport> ReplaceRoster(ReplaceRosterRequest request, ServerCallContext context) =>
        TakeAsync(request, RosterPaths.InMessage, context);

    public override async Task<RosterImport> ImportRoster(IAsyncStreamReader<ImportRosterRequest> requestStream, ServerCallContext context)
    {
        var whole = await new RosterStream(requestStream, time, context).ReadAsync();
        return await TakeAsync(whole, RosterPaths.InStream, context);
    }

    public override async Task<RosterImport> GetRosterImport(GetRosterImportRequest request, ServerCallContext context)
    {
        var id = NameField.RosterImport(request.Name, "name", context);
        var outcome = await grains.RosterImport(id.School).GetAsync(id.Segment, CallCancellation.Of(context));
        return outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal, AcceptLanguage.Of(context)) : RosterImportMapping.Of(outcome.Value, id.School);
    }

    private async Task<RosterImport> TakeAsync(ReplaceRosterRequest request, Func<Refusal, Refusal> place, ServerCallContext context)
    {
        if (RosterValidation.Check(request) is { } wrong)
        {
            throw RefusalStatus.Of(place(wrong), AcceptLanguage.Of(context));
        }

        var (school, command) = RosterMapping.ToCommand(request, ImportPatience.Of(context, time));
        await ActingPerson.DemandAsync(grains, school, command.Actor, context);
        var outcome = await grains.RosterImport(school).ImportAsync(command, CallCancellation.Of(context));
        return outcome.IsRefused
            ? throw RefusalStatus.Of(place(RosterPaths.InWhole(outcome.Refusal)), AcceptLanguage.Of(context))
            : RosterImportMapping.Of(outcome.Value, school);
    }
}
