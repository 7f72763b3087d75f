using Grpc.Core;
using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Conferences.Stuck;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>Conferences that did not go as planned (C8, C9).</summary>
internal sealed partial class OperationsService
{
    private const int LongestNote = 500;

    // A year.
    private const int LongestLateness = 366 * 24 * 60 * 60;

    private static readonly Dictionary<string, string> Lateness = new() { ["minimum"] = "0", ["maximum"] = $"{LongestLateness}" };

    public override async Task<ListStuckConferencesResponse> ListStuckConferences(ListStuckConferencesRequest request, ServerCallContext context)
    {
        var query = new StuckQuery
        {
            School = await SchoolOfAsync(request.School, context),
            Among = Caller.Of(context).Among,
            MinimumLateness = DurationOf(request.MinimumLateness, "minimum_lateness", StuckQuery.UsualLateness, context),
            Skip = PagePosition.Of(pages.Position(request, context)),
            Take = PageSize.Of(request.PageSize),
        };
        var page = await grains.StuckConferences().ListAsync(query, CallCancellation.Of(context));
        return new ListStuckConferencesResponse
        {
            Conferences = { page.Conferences.Select(TroubledCalls.Of) },
            NextPageToken = pages.NextOf(request, query.Skip + page.Conferences.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    public override async Task<ListOrphanCallsResponse> ListOrphanCalls(ListOrphanCallsRequest request, ServerCallContext context)
    {
        var query = new OrphanQuery
        {
            School = await SchoolOfAsync(request.School, context),
            Among = Caller.Of(context).Among,
            ShowResolved = request.ShowResolved,
            Skip = PagePosition.Of(pages.Position(request, context)),
            Take = PageSize.Of(request.PageSize),
        };
        var page = await grains.OrphanRegister().ListAsync(query, CallCancellation.Of(context));
        return new ListOrphanCallsResponse
        {
            OrphanCalls = { page.Calls.Select(TroubledCalls.Of) },
            NextPageToken = pages.NextOf(request, query.Skip + page.Calls.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    public override async Task<V1.OrphanCall> ResolveOrphanCall(ResolveOrphanCallRequest request, ServerCallContext context)
    {
        var id = OrphanCallId.TryParse(request.Name, out var call) ? call : throw NameField.Invalid("name", context);
        if (!TextLength.Fits(request.Note, LongestNote))
        {
            throw Refused(new Refusal(RefusalReason.TextTooLong) { Field = "note", Facts = new Dictionary<string, string> { ["limit"] = $"{LongestNote}" } }, context);
        }

        var command = new ResolveOrphanCall(RequestFingerprint.Of(request), id.Number, request.Note);
        return TroubledCalls.Of(Value(await grains.OperatedConference(id.Conference).ResolveOrphanAsync(command, CallCancellation.Of(context)), context, "name"));
    }

    private async Task<SchoolId?> SchoolOfAsync(string name, ServerCallContext context)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var school = NameField.School(name, "school", context);
        Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, "school");
        return school;
    }
}
