using Sferum.Grains.Chats;

namespace Sferum.GrpcHost.Chats;

/// <summary>Reads <c>order_by</c>: fields with commas between, each turned around by <c> desc</c>.</summary>
internal static class ListOrders
{
    /// <summary>The order of chats; null when there is no such order.</summary>
    internal static (ChatOrder Order, bool Descending)? Chats(string orderBy) => Fields(orderBy) switch
    {
        [] => (ChatOrder.TypeAndTitle, false),
        [("type", var descending), ("title", var second)] when descending == second => (ChatOrder.TypeAndTitle, descending),
        [("title", var descending)] => (ChatOrder.Title, descending),
        [("class_title", var descending)] => (ChatOrder.ClassTitle, descending),
        [("subject", var descending)] => (ChatOrder.Subject, descending),
        [("member_count", var descending)] => (ChatOrder.MemberCount, descending),
        [("update_time", var descending)] => (ChatOrder.UpdateTime, descending),
        _ => null,
    };

    /// <summary>The order of members; null when there is no such order.</summary>
    internal static MemberOrder? Members(string orderBy) => Fields(orderBy) switch
    {
        [] => new MemberOrder(ByRole: false, RoleDescending: false, NameDescending: false),
        [("display_name", var name)] => new MemberOrder(ByRole: false, RoleDescending: false, name),
        [("role", var role), ("display_name", var name)] => new MemberOrder(ByRole: true, role, name),
        _ => null,
    };

    private static (string Field, bool Descending)[] Fields(string orderBy) =>
        string.IsNullOrWhiteSpace(orderBy) ? [] : [.. orderBy.Split(',').Select(Field)];

    private static (string Field, bool Descending) Field(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var field] => (field, false),
        [var field, "desc"] => (field, true),
        [var field, "asc"] => (field, false),
        _ => ("", false),
    };
}

/// <summary>An order of members.</summary>
/// <param name="ByRole">Whether roles come first.</param>
/// <param name="RoleDescending">Whether administrators come before members; the roles' numbers ascend from member to administrator.</param>
/// <param name="NameDescending">Whether names are turned around.</param>
internal readonly record struct MemberOrder(bool ByRole, bool RoleDescending, bool NameDescending);
