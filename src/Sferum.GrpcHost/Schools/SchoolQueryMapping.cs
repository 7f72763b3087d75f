using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>From the list of schools to the domain's query.</summary>
internal static class SchoolQueryMapping
{
    private const int QueryLength = 200;

    internal static Outcome<SchoolQuery> Of(ListSchoolsRequest request) => FieldCheck.Length(request.Query, QueryLength, "query") is { } refusal
        ? refusal
        : new SchoolQuery { Text = request.Query, Take = PageSize.Of(request.PageSize) };
}
