using Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.People;

/// <summary>Reads the <c>order_by</c> of lists of people.</summary>
internal static class PeopleOrder
{
    /// <summary>The query in the order asked for; null when there is no such order.</summary>
    internal static PeopleQuery? Apply(string orderBy, PeopleQuery query) => Words(orderBy) switch
    {
        [] or [["display_name"]] => query,
        [["display_name", "desc"]] => query with { Descending = true },
        [["class_title", .. var byClass], ["display_name", .. var byName]] when IsTurn(byClass) && IsTurn(byName) =>
            query with { ByClass = true, ClassDescending = byClass.Length > 0, Descending = byName.Length > 0 },
        _ => null,
    };

    private static string[][] Words(string orderBy) => string.IsNullOrWhiteSpace(orderBy)
        ? []
        : [.. orderBy.Split(',').Select(field => field.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static bool IsTurn(string[] words) => words is [] or ["desc"];
}
