using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Operations.Owing;
using Sferum.Grains.Operations.Retries;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations;

/// <summary>What is owed and why, and trying it now (A9, A10, B10, B12-B15, C8, C9).</summary>
internal sealed partial class OperationsService
{
    private const int MostNames = 100;

    public override async Task<ListOwedWorkResponse> ListOwedWork(ListOwedWorkRequest request, ServerCallContext context)
    {
        var query = new OwedQuery
        {
            School = await SchoolOfAsync(request.School, context),
            Among = Caller.Of(context).Among,
            Kind = (OwedKind)request.Kind,
            MinimumAge = DurationOf(request.MinimumAge, "minimum_age", TimeSpan.Zero, context),
            Skip = PagePosition.Of(pages.Position(request, context)),
            Take = PageSize.Of(request.PageSize),
        };
        var page = await grains.OwedWork().ListAsync(query, CallCancellation.Of(context));
        return new ListOwedWorkResponse
        {
            OwedWork = { page.Work.Select(OwedMapping.Of) },
            NextPageToken = page.Work.Count == 0 ? "" : pages.NextOf(request, query.Skip + page.Work.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    public override async Task<RetryNowResponse> RetryNow(RetryNowRequest request, ServerCallContext context)
    {
        if (request.Names.Count > MostNames)
        {
            var facts = new Dictionary<string, string> { ["limit"] = MostNames.ToString(CultureInfo.InvariantCulture) };
            throw Refused(new Refusal(RefusalReason.TooManyItems) { Field = "names", Facts = facts }, context);
        }

        RetryTarget[] targets = [.. request.Names.Select((name, i) => RetryTargets.TryParse(name, out var target) ? target : throw Refused(Refusal.Of(RefusalReason.InvalidName, NamesField(i)), context))];
        await DemandSchoolsAsync(targets, context);
        var command = new RetryNow(RequestFingerprint.Of(request), targets);
        return new RetryNowResponse { WokenCount = Value(await grains.RetryDesk(command.Request.Id).RetryAsync(command, CallCancellation.Of(context)), context, "request_id") };
    }

    // What is in a school may be gone and still owe something; the school itself is there.
    private async Task DemandSchoolsAsync(RetryTarget[] targets, ServerCallContext context)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            if (RetryTargets.SchoolOf(targets[i]) is { } school)
            {
                Value(await grains.School(school).GetAsync(CallCancellation.Of(context)), context, NamesField(i));
            }
        }
    }

    private static string NamesField(int place) => string.Create(CultureInfo.InvariantCulture, $"names[{place}]");

    private static TimeSpan DurationOf(Duration? duration, string field, TimeSpan usual, ServerCallContext context) => duration switch
    {
        null => usual,
        { Seconds: >= 0 and <= LongestLateness, Nanos: >= 0 and < 1_000_000_000 } given => given.ToTimeSpan(),
        _ => throw Refused(new Refusal(RefusalReason.NumberOutOfRange) { Field = field, Facts = Lateness }, context),
    };
}
