using Grpc.Core;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Schools.People;
using Sferum.V1;

namespace Sferum.GrpcHost.UserLinks;

/// <summary>Who of a school is not linked (A6, B10): whoever sees «Привязать аккаунт к Сферум», by class and name.</summary>
internal sealed class UnlinkedPeople(IGrainFactory grains, PageTokens pages)
{
    internal async Task<ListUnlinkedPeopleResponse> ListAsync(ListUnlinkedPeopleRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var parent = NameField.School(request.Parent, "parent", context);
        var query = QueryOf(request) with { Skip = PagePosition.Of(pages.Position(request, context)) + request.Skip };
        var school = (await grains.School(parent).GetAsync(cancellation)).Value ?? throw NotFound("parent", context);
        if (request.SchoolClass.Length > 0)
        {
            query = query with { Classes = [await ClassAsync(request, parent, context)] };
        }

        // No class has staff.
        var page = request is { SchoolClass.Length: > 0, Kind: PersonKind.Staff } ? new PeoplePage([], 0) : await grains.PeopleIndex(parent).ListAsync(query, cancellation);
        return new ListUnlinkedPeopleResponse
        {
            People = { await new PeopleReading(grains, school).ReadAsync(page.People, cancellation) },
            NextPageToken = pages.NextOf(request, query.Skip + page.People.Count, page.Total),
            TotalSize = page.Total,
        };
    }

    private static PeopleQuery QueryOf(ListUnlinkedPeopleRequest request) => new()
    {
        Kinds = request is { SchoolClass.Length: > 0, Kind: PersonKind.Unspecified } ? PersonKinds.Student | PersonKinds.Parent : PeopleQueryMapping.KindsOf(request.Kind),
        Unlinked = true,
        Blocked = request.ShowBlocked ? null : false,
        ByClass = true,
        Take = PageSize.Of(request.PageSize),
    };

    private async Task<ClassId> ClassAsync(ListUnlinkedPeopleRequest request, SchoolId school, ServerCallContext context)
    {
        var id = NameField.Class(request.SchoolClass, "school_class", context);
        return id.School == school && !(await grains.SchoolClass(id).GetAsync(CallCancellation.Of(context))).IsRefused ? id : throw NotFound("school_class", context);
    }

    private static RpcException NotFound(string field, ServerCallContext context) => RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, field), AcceptLanguage.Of(context));
}
