using System.Globalization;
using Grpc.Core;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>The audit trail (B11, C10, C11).</summary>
internal sealed partial class OperationsService
{
    private const int LongestResource = 400;

    public override async Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        if (!TextLength.Fits(request.Resource, LongestResource))
        {
            throw NameField.Invalid("resource", context);
        }

        var query = new AuditQuery
        {
            School = school,
            Resource = request.Resource,
            Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context),
            From = request.FromTime?.ToDateTimeOffset(),
            To = request.ToTime?.ToDateTimeOffset(),
            After = PositionOf(pages.Position(request, context)),
            Take = PageSize.Of(request.PageSize),
        };
        Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, "parent");
        var page = await grains.Audit().ReadAsync(query, CallCancellation.Of(context));
        return new ListAuditEntriesResponse
        {
            Entries = { page.Records.Select(AuditMapping.Of) },
            NextPageToken = page.Records.Count < query.Take ? "" : pages.Next(request, PositionText(page.Records[^1])),
            TotalSize = page.Total,
        };
    }

    // By time and key, not by a number of rows: the newest come while somebody turns pages.
    private static string PositionText(AuditRecord last) => string.Create(CultureInfo.InvariantCulture, $"{last.Time.ToUnixTimeMilliseconds()}/{last.Key}");

    private static AuditPosition? PositionOf(string? text) =>
        text?.Split('/') is [var time, var key] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new AuditPosition(DateTimeOffset.FromUnixTimeMilliseconds(at), key)
            : null;
}
