using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Chats;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>The tab itself (C1, A7).</summary>
internal sealed partial class ConferenceService
{
    public override async Task<ListConferencesResponse> ListConferences(ListConferencesRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var (school, query) = ConferenceListRequests.Of(request, pages.Position(request, context), context);
        Found(await grains.School(school).GetAsync(cancellation), context);
        if (query.Viewer is { } viewer)
        {
            await ActingAccount.CheckAsync(grains, viewer, school, context, cancellation);
        }

        var page = Found(await grains.ConferenceCatalog(school).ListAsync(query, cancellation), context);
        return new ListConferencesResponse
        {
            Conferences = { page.Conferences.Select(view => ConferenceMapping.Of(view, query.Viewer)) },
            NextPageToken = page.Conferences.Count == 0 ? "" : pages.NextOf(request, query.Skip + page.Conferences.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    private static T Found<T>(Outcome<T> outcome, ServerCallContext context) =>
        outcome.IsRefused ? throw RefusalStatus.Of(outcome.Refusal with { Field = "parent" }, AcceptLanguage.Of(context)) : outcome.Value;
}
