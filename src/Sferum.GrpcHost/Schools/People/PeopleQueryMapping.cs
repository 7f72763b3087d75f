using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Schools.Rosters;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.People;

/// <summary>From ListPeople to the domain's query.</summary>
internal static class PeopleQueryMapping
{
    private const int MaxClasses = 50;

    internal static Outcome<PeopleQuery> Of(ListPeopleRequest request) => Check(request) is { } refusal ? refusal : PeopleOrder.Apply(request.OrderBy, new PeopleQuery
    {
        Kinds = KindsOf(request.Kind),
        Text = request.Query,
        Classes = [.. request.SchoolClasses.Select(name => ClassId.TryParse(name, out var id) ? id : default)],
        Position = (Grains.Schools.PositionType)request.PositionType,
        Blocked = request.HasBlocked ? request.Blocked : null,
        Link = (Grains.UserLinks.LinkState)request.LinkState,
        Take = PageSize.Of(request.PageSize),
    }) is { } query ? query : Refusal.Of(RefusalReason.OrderByInvalid, "order_by");

    private static Refusal? Check(ListPeopleRequest request) => request switch
    {
        { SchoolClasses.Count: > MaxClasses } => new Refusal(RefusalReason.TooManyItems)
        {
            Field = "school_classes",
            Facts = new Dictionary<string, string> { ["limit"] = $"{MaxClasses}" },
        },
        _ => FieldCheck.Length(request.Query, 200, "query") ?? FieldCheck.Each(request.SchoolClasses, "school_classes", FieldCheck.Class),
    };

    internal static PersonKinds KindsOf(PersonKind kind) => kind switch
    {
        PersonKind.Staff => PersonKinds.Staff,
        PersonKind.Student => PersonKinds.Student,
        PersonKind.Parent => PersonKinds.Parent,
        _ => PersonKinds.None,
    };
}
