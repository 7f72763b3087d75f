using System.Globalization;
using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats;

/// <summary>See protos/sferum/v1; what is not overridden here answers NOT_IMPLEMENTED_YET.</summary>
internal sealed partial class ChatService(IGrainFactory grains, PageTokens pages) : V1.ChatService.ChatServiceBase
{
    public override async Task<Chat> GetChat(GetChatRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var id = NameField.Chat(request.Name, "name", context);
        var acting = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        var chat = Value(await grains.Chat(id).GetAsync(cancellation), context);
        var role = await AvailableAsync(id, acting, context, cancellation);
        return chat.ToProto(await new SchoolNames(grains, id.School).OfAdministratorsAsync([chat], cancellation), role);
    }

    public override async Task<ListChatsResponse> ListChats(ListChatsRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.Parent, "parent", context);
        var acting = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        var query = ChatValidation.Query(request, Start(request, context), context);
        Value(await grains.School(school).GetAsync(cancellation), context, "parent");
        query = query with { Lesson = await LessonChatsAsync(request.Lesson, school, context, cancellation) };
        if (acting is { } account)
        {
            await ActingAccount.CheckAsync(grains, account, school, context, cancellation);
            query = query with { Only = await grains.UserLink(account).ReadChatsAsync(school, cancellation) };
        }

        var page = await grains.ChatRegistry(school).ListAsync(query, cancellation);
        var names = await new SchoolNames(grains, school).OfAdministratorsAsync(page.Chats, cancellation);
        var roles = await ActingRoles.OfAsync(grains, acting, page.Chats, cancellation);
        var response = new ListChatsResponse { TotalSize = page.Total, NextPageToken = Next(request, query.Skip + page.Chats.Count, page.Total) };
        response.Chats.AddRange(page.Chats.Select((chat, i) => chat.ToProto(names, roles[i])));
        return response;
    }

    public override async Task<ListChatMembersResponse> ListChatMembers(ListChatMembersRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var id = NameField.Chat(request.Parent, "parent", context);
        var acting = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        var order = ListOrders.Members(request.OrderBy) ?? throw ChatValidation.Refused(RefusalReason.OrderByInvalid, "order_by", context);
        var text = ChatValidation.PeopleText(request.Query, context);
        var start = Start(request, context);
        var members = Value(await grains.Chat(id).ReadMembersAsync(cancellation), context, "parent");
        await AvailableAsync(id, acting, context, cancellation);
        var chat = Value(await grains.Chat(id).GetAsync(cancellation), context, "parent");
        var list = await MemberList.ReadAsync(grains, id.School, members, cancellation);
        var rows = list.Filter(request, text).Order(order);
        var page = rows.Skip(start + request.Skip).Take(PageSize.Of(request.PageSize)).ToArray();
        var response = new ListChatMembersResponse { TotalSize = rows.Count, NextPageToken = Next(request, start + request.Skip + page.Length, rows.Count) };
        response.Members.AddRange(await list.ToProtoAsync(chat, page, cancellation));
        return response;
    }

    private async Task<LessonChats?> LessonChatsAsync(string name, SchoolId school, ServerCallContext context, CancellationToken cancellation)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var id = NameField.Lesson(name, "lesson", context);
        Outcome<LessonSnapshot> none = Refusal.Of(RefusalReason.NotFound);
        var lesson = Value(id.School == school ? await grains.Lesson(id).GetAsync(cancellation) : none, context, "lesson");
        return new LessonChats(lesson.Group, lesson.Classes);
    }

    // Available to an account are the chats that it is a member of (A7). Answers its role.
    private async Task<MemberRole> AvailableAsync(ChatId id, AccountId? acting, ServerCallContext context, CancellationToken cancellation)
    {
        if (acting is not { } account)
        {
            return MemberRole.Unspecified;
        }

        var seat = Value(await grains.Chat(id).GetSeatAsync(account, cancellation), context);
        if (!seat.IsMember)
        {
            throw ChatValidation.Refused(RefusalReason.ChatNotAvailable, "acting_account", context);
        }

        await ActingAccount.CheckAsync(grains, account, id.School, context, cancellation);
        return (MemberRole)seat.Role!.Value;
    }

    private int Start(Google.Protobuf.IMessage request, ServerCallContext context) =>
        int.TryParse(pages.Position(request, context), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;

    private string Next(Google.Protobuf.IMessage request, int position, int total) =>
        position < total ? pages.Next(request, position.ToString(CultureInfo.InvariantCulture)) : "";

    private static T Value<T>(Outcome<T> outcome, ServerCallContext context, string field = "name") => outcome.IsRefused
        ? throw RefusalStatus.Of(outcome.Refusal with { Field = field }, AcceptLanguage.Of(context))
        : outcome.Value;
}
