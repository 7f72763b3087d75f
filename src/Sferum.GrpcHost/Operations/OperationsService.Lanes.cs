using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>The queues of calls (A10, B10, C8).</summary>
internal sealed partial class OperationsService
{
    public override async Task<ListLanesResponse> ListLanes(ListLanesRequest request, ServerCallContext context)
    {
        var query = new LaneQuery
        {
            Among = Caller.Of(context).Among,
            Condition = (LaneCondition)request.State,
            Skip = PagePosition.Of(pages.Position(request, context)),
            Take = PageSize.Of(request.PageSize),
        };
        var page = await SchoolOfAsync(request.School, context) is { } school
            ? await LaneOfAsync(school, query, context)
            : await grains.Lanes().ListAsync(query, CallCancellation.Of(context));
        return new ListLanesResponse
        {
            Lanes = { page.Lanes.Select(lane => LaneMapping.Of(lane, Caller.Of(context))) },
            NextPageToken = pages.NextOf(request, query.Skip + page.Lanes.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    public override async Task<Lane> GetLane(GetLaneRequest request, ServerCallContext context)
    {
        var administrator = LaneMapping.TryParse(request.Name, out var account) ? account : throw NameField.Invalid("name", context);
        var lane = await grains.Lane(administrator).ReadAsync();
        return lane.IsLane ? LaneMapping.Of(lane, Caller.Of(context)) : throw Refused(Refusal.Of(RefusalReason.NotFound, "name"), context);
    }

    private async Task<LanePage> LaneOfAsync(SchoolId school, LaneQuery query, ServerCallContext context)
    {
        var snapshot = Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, "school");
        return snapshot.SferumAdministrator is { } administrator
            ? await grains.Lanes().ListAsync(query with { Administrator = administrator }, CallCancellation.Of(context))
            : new LanePage([], 0);
    }
}
