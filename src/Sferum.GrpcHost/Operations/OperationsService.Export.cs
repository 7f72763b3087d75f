using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Operations.Exports;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>Everything that is kept about a school.</summary>
internal sealed partial class OperationsService
{
    public override async Task ExportSchool(ExportSchoolRequest request, IServerStreamWriter<ExportSchoolResponse> responseStream, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.School, "school", context);
        var snapshot = Value(await grains.School(school).GetAsync(cancellation), context, "school");
        await foreach (var piece in new SchoolExport(grains, snapshot, Caller.Of(context)).ReadAsync(cancellation))
        {
            await responseStream.WriteAsync(piece, cancellation);
        }
    }
}
