using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Structure;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>From the lists of classes and groups to the domain's queries.</summary>
internal static class StructureMapping
{
    private const int QueryLength = 200;

    internal static Outcome<ClassQuery> Of(ListClassesRequest request) => FieldCheck.Length(request.Query, QueryLength, "query") is { } refusal
        ? refusal
        : new ClassQuery { Text = request.Query, ShowClosed = request.ShowClosed, Take = PageSize.Of(request.PageSize) };

    internal static Outcome<GroupQuery> Of(ListSubjectGroupsRequest request) => Check(request) is { } refusal ? refusal : new GroupQuery
    {
        Text = request.Query,
        Class = request.SchoolClass.Length > 0 && ClassId.TryParse(request.SchoolClass, out var id) ? id : null,
        Teacher = request.Teacher.Length > 0 && AccountId.TryParse(request.Teacher, out var teacher) ? teacher : null,
        ShowClosed = request.ShowClosed,
        Take = PageSize.Of(request.PageSize),
    };

    private static Refusal? Check(ListSubjectGroupsRequest request) =>
        FieldCheck.Length(request.Query, QueryLength, "query")
        ?? (request.SchoolClass.Length == 0 ? null : FieldCheck.Class(request.SchoolClass, "school_class"))
        ?? (request.Teacher.Length == 0 ? null : FieldCheck.Account(request.Teacher, "teacher"));
}
