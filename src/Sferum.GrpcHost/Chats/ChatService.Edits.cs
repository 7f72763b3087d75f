using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Chats.Edits;
using Sferum.GrpcHost.Chats.Explaining;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Paging;
using Sferum.GrpcHost.Requests;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats;

/// <summary>The windows «Добавить» and «Изменить», and what they undo and explain.</summary>
internal sealed partial class ChatService
{
    public override async Task<DraftChatResponse> DraftChat(DraftChatRequest request, ServerCallContext context)
    {
        var cancellation = CallCancellation.Of(context);
        var school = NameField.School(request.Parent, "parent", context);
        var group = ChatEditRequests.OptionalGroup(request.Group, "group", context);
        var start = Start(request, context);
        var draft = Saved(await grains.Chat(MintedId.Draft(school)).DraftAsync((Grains.Chats.ChatType)request.Type, group, cancellation), context);
        var list = (await MemberList.ReadAsync(grains, school, draft.Members, cancellation)).Order(default);
        var page = list.Skip(start).Take(PageSize.Of(request.PageSize)).ToArray();
        var response = new DraftChatResponse
        {
            Chat = draft.Chat.ToDraft(await new SchoolNames(grains, school).OfAdministratorsAsync([draft.Chat], cancellation)),
            TotalSize = list.Count,
            NextPageToken = Next(request, start + page.Length, list.Count),
            UnlinkedCount = draft.Members.Count(member => member.Link != Grains.UserLinks.LinkState.Linked),
        };
        response.Members.AddRange(await list.ToProtoAsync(draft.Chat, page, cancellation));
        return response;
    }

    public override async Task<Chat> CreateChat(CreateChatRequest request, ServerCallContext context)
    {
        var (id, command) = ChatEditRequests.Create(request, context);
        return await AnswerAsync(await grains.Chat(id).CreateAsync(command, CallCancellation.Of(context)), command.Actor, context);
    }

    public override async Task<Chat> UpdateChat(UpdateChatRequest request, ServerCallContext context)
    {
        var (id, command) = ChatEditRequests.Update(request, context);
        return await AnswerAsync(await grains.Chat(id).UpdateAsync(command, CallCancellation.Of(context)), command.Actor, context, "chat.name");
    }

    public override async Task<DeleteChatResponse> DeleteChat(DeleteChatRequest request, ServerCallContext context)
    {
        var (id, command) = ChatEditRequests.Delete(request, context);
        return new DeleteChatResponse { CancelledConferenceCount = Saved(await grains.Chat(id).DeleteAsync(command, CallCancellation.Of(context)), context) };
    }

    public override async Task<Chat> ResetChatToRoster(ResetChatToRosterRequest request, ServerCallContext context)
    {
        var (id, command) = ChatEditRequests.Reset(request, context);
        return await AnswerAsync(await grains.Chat(id).ResetAsync(command, CallCancellation.Of(context)), command.Actor, context);
    }

    public override async Task<ExplainMembershipResponse> ExplainMembership(ExplainMembershipRequest request, ServerCallContext context)
    {
        var id = NameField.Chat(request.Chat, "chat", context);
        var account = NameField.Account(request.Account, "account", context);
        var reading = Saved(await grains.Chat(id).ExplainAsync(account, CallCancellation.Of(context)), context, "chat");
        return await new MembershipExplaining(grains, AcceptLanguage.Of(context)).AnswerAsync(reading, account, CallCancellation.Of(context));
    }

    private async Task<Chat> AnswerAsync(Outcome<ChatSnapshot> outcome, AccountId? actor, ServerCallContext context, string nameField = "name")
    {
        var cancellation = CallCancellation.Of(context);
        var chat = Saved(outcome, context, nameField);
        var role = actor is { } account ? (await grains.Chat(chat.Id).GetSeatAsync(account, cancellation)).Value?.Role : null;
        return chat.ToProto(await new SchoolNames(grains, chat.Id.School).OfAdministratorsAsync([chat], cancellation), (MemberRole)(role ?? 0));
    }

    // A grain knows itself by its name only; where the request says it is the request's affair.
    private static T Saved<T>(Outcome<T> outcome, ServerCallContext context, string nameField = "name") => outcome.IsRefused
        ? throw RefusalStatus.Of(outcome.Refusal.Field == "name" ? outcome.Refusal with { Field = nameField } : outcome.Refusal, AcceptLanguage.Of(context))
        : outcome.Value;
}
