using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Chats;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using ChatType = Sferum.Grains.Chats.ChatType;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>Which lessons a chat is about (C5), and which somebody has to do with (A7).</summary>
internal sealed class LessonReach(IGrainFactory grains, SchoolId school, ServerCallContext context)
{
    private readonly CancellationToken _cancellation = CallCancellation.Of(context);

    /// <summary>The query within the chat and the account of a request; what is of another school finds nothing.</summary>
    internal async Task<LessonQuery> LimitAsync(LessonQuery query, ListLessonsRequest request)
    {
        var asked = request.Chat.Length == 0 ? query : await OfChatAsync(query, NameField.Chat(request.Chat, "chat", context));
        var reached = NameField.OptionalAccount(request.ActingAccount, "acting_account", context) is { } account ? asked with { Viewer = await ViewerAsync(account) } : asked;
        return reached.Classes.Any(one => one.School != school) || reached.Groups.Any(one => one.School != school) ? reached with { Classes = [Nowhere] } : reached;
    }

    // No class has a name without an id.
    private ClassId Nowhere => new(school, "");

    private async Task<LessonQuery> OfChatAsync(LessonQuery query, ChatId id)
    {
        var chat = id.School == school ? (await grains.Chat(id).GetAsync(_cancellation)).Value : null;
        return chat switch
        {
            null => throw RefusalStatus.Of(Refusal.Of(RefusalReason.NotFound, "chat"), AcceptLanguage.Of(context)),
            { Type: ChatType.Subject, Group: { } group } => query with { Groups = [.. query.Groups, group] },
            { Type: ChatType.Class, Class: { } one } => query with { Classes = [.. query.Classes, one] },
            _ => query,
        };
    }

    private async Task<LessonViewer> ViewerAsync(AccountId account)
    {
        await ActingAccount.CheckAsync(grains, account, school, context, _cancellation);
        var own = await grains.UserLink(account).ReadChatsAsync(school, _cancellation);
        var chats = own.Count == 0 ? [] : (await grains.ChatRegistry(school).ListAsync(new ChatQuery { Only = own, Take = own.Count }, _cancellation)).Chats;
        return new LessonViewer(account, [.. chats.Select(chat => chat.Class).OfType<ClassId>().Distinct()], [.. chats.Select(chat => chat.Group).OfType<GroupId>().Distinct()]);
    }
}
