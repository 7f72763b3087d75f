using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats;

/// <summary>Reads the requests about chats; what is wrong ends the call.</summary>
internal static class ChatValidation
{
    private const int LongestSubject = 128;

    private const int LongestQuery = 200;

    /// <summary>The query of ListChats.</summary>
    /// <param name="request">The request.</param>
    /// <param name="start">Where the page token points.</param>
    /// <param name="context">The call.</param>
    internal static ChatQuery Query(ListChatsRequest request, int start, ServerCallContext context)
    {
        var (order, descending) = ListOrders.Chats(request.OrderBy) ?? throw Refused(RefusalReason.OrderByInvalid, "order_by", context);
        return new ChatQuery
        {
            Types = [.. request.Types_.Select(type => (Grains.Chats.ChatType)type)],
            Class = request.SchoolClass.Length == 0 ? null : NameField.Class(request.SchoolClass, "school_class", context),
            Group = request.Group.Length == 0 ? null : NameField.Group(request.Group, "group", context),
            Subject = Short(request.Subject, LongestSubject, "subject", context),
            Text = Short(request.Query, LongestQuery, "query", context),
            HideClosed = request.HideClosed,
            TroubleOnly = request.TroubleOnly,
            Order = order,
            Descending = descending,
            Skip = start + request.Skip,
            Take = PageSize.Of(request.PageSize),
        };
    }

    /// <summary>A text of limited length.</summary>
    internal static string Short(string text, int longest, string field, ServerCallContext context) => TextLength.Fits(text, longest)
        ? text
        : throw RefusalStatus.Of(
            Refusal.Of(RefusalReason.TextTooLong, field) with { Facts = new Dictionary<string, string> { ["limit"] = $"{longest}" } }, AcceptLanguage.Of(context));

    /// <summary>The text that people are searched by.</summary>
    internal static string PeopleText(string query, ServerCallContext context) => Short(query, LongestQuery, "query", context);

    /// <summary>The refusal about a field.</summary>
    internal static RpcException Refused(RefusalReason reason, string field, ServerCallContext context) =>
        RefusalStatus.Of(Refusal.Of(reason, field), AcceptLanguage.Of(context));
}
