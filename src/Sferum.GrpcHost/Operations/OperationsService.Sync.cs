using Grpc.Core;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>How far schools are on the Sferum side (A10, B10).</summary>
internal sealed partial class OperationsService
{
    public override async Task<SchoolSyncState> GetSchoolSyncState(GetSchoolSyncStateRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.School, "school", context);
        var snapshot = Value(await grains.School(school).GetAsync(cancellation), context, "school");
        var standing = snapshot.SferumAdministrator is { } administrator
            ? (await grains.UserLink(administrator).GetStandingAsync(school, cancellation)).Value
            : null;
        var imports = await grains.RosterImport(school).ListAsync(RosterImportStage.Unspecified, skip: 0, take: 1, cancellation);
        var state = SyncMapping.Of(
            snapshot, standing, await grains.SchoolDrift(school).ReadSyncAsync(cancellation), imports.Imports is [var last, ..] ? new RosterImportId(school, last.Id) : null);
        state.StuckConferenceCount = (await grains.StuckConferences().ListAsync(new StuckQuery { School = school, Take = 0 }, cancellation)).Total;
        state.OrphanCallCount = (await grains.OrphanRegister().ListAsync(new OrphanQuery { School = school, Take = 0 }, cancellation)).Total;
        return state;
    }
}
