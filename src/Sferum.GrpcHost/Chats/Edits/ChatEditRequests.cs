using System.Globalization;
using Google.Protobuf.Collections;
using Grpc.Core;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using ChatType = Sferum.Grains.Chats.ChatType;

namespace Sferum.GrpcHost.Chats.Edits;

/// <summary>Requests that edit chats to commands, as far as their form goes.</summary>
internal static class ChatEditRequests
{
    private const string SetField = "set_members";

    private const string RemoveField = "remove_members";

    private const string ActingField = "acting_account";

    private const string Title = "title";

    /// <summary>The chat to be made, whose id is derived from the request, and the command.</summary>
    internal static (ChatId Id, CreateChat Command) Create(CreateChatRequest request, ServerCallContext context)
    {
        var school = NameField.School(request.Parent, "parent", context);
        var chat = request.Chat;
        if (chat.Type == V1.ChatType.Unspecified)
        {
            throw ChatValidation.Refused(RefusalReason.FieldRequired, "chat.type", context);
        }

        return (MintedId.CreatedChat(school, request.RequestId), new CreateChat
        {
            Request = RequestFingerprint.Of(request),
            Type = (ChatType)chat.Type,
            Title = chat.Title.Trim(),
            Group = OptionalGroup(chat.Group, "chat.group", context),
            Members = Edits(request.SetMembers, request.RemoveMembers, request.AcceptUnlinked, context),
            ValidateOnly = request.ValidateOnly,
            Actor = NameField.OptionalAccount(request.ActingAccount, ActingField, context),
        });
    }

    /// <summary>The chat to be changed, and the command.</summary>
    internal static (ChatId Id, UpdateChat Command) Update(UpdateChatRequest request, ServerCallContext context) =>
        (NameField.Chat(request.Chat.Name, "chat.name", context), new UpdateChat
        {
            Request = RequestFingerprint.Of(request),
            Etag = request.Chat.Etag,
            Title = NewTitle(request, context),
            Members = Edits(request.SetMembers, request.RemoveMembers, request.AcceptUnlinked, context),
            ValidateOnly = request.ValidateOnly,
            Actor = NameField.OptionalAccount(request.ActingAccount, ActingField, context),
        });

    /// <summary>The chat to be deleted, and the command.</summary>
    internal static (ChatId Id, DeleteChat Command) Delete(DeleteChatRequest request, ServerCallContext context) =>
        (NameField.Chat(request.Name, "name", context),
            new DeleteChat(RequestFingerprint.Of(request), request.Etag, request.ValidateOnly, NameField.OptionalAccount(request.ActingAccount, ActingField, context)));

    /// <summary>The chat to be brought back to the roster, and the command.</summary>
    internal static (ChatId Id, ResetChat Command) Reset(ResetChatToRosterRequest request, ServerCallContext context)
    {
        DemandSize(request.Accounts.Count, "accounts", context);
        return (NameField.Chat(request.Name, "name", context), new ResetChat(
            RequestFingerprint.Of(request),
            request.Etag,
            NameField.Accounts(request.Accounts, "accounts", context),
            request.AcceptUnlinked,
            request.ValidateOnly,
            NameField.OptionalAccount(request.ActingAccount, ActingField, context)));
    }

    /// <summary>The group of a field that may be empty.</summary>
    internal static GroupId? OptionalGroup(string name, string field, ServerCallContext context) =>
        name.Length == 0 ? null : NameField.Group(name, field, context);

    private static string? NewTitle(UpdateChatRequest request, ServerCallContext context)
    {
        if (request.UpdateMask is not { Paths.Count: > 0 } mask)
        {
            return request.Chat.Title.Length == 0 ? null : request.Chat.Title.Trim();
        }

        return mask.Paths.FirstOrDefault(path => path != Title) is { } wrong
            ? throw RefusalStatus.Of(
                Refusal.Of(RefusalReason.UpdateMaskInvalid, "update_mask") with { Facts = new Dictionary<string, string> { ["path"] = wrong } }, AcceptLanguage.Of(context))
            : request.Chat.Title.Trim();
    }

    private static MemberEdits Edits(
        RepeatedField<ChatMemberInput> set, RepeatedField<string> remove, bool acceptUnlinked, ServerCallContext context)
    {
        DemandSize(set.Count, SetField, context);
        DemandSize(remove.Count, RemoveField, context);
        return new MemberEdits([.. set.Select((input, i) => Input(input, i, context))], NameField.Accounts(remove, RemoveField, context), acceptUnlinked);
    }

    private static MemberInput Input(ChatMemberInput input, int index, ServerCallContext context) => new(
        NameField.Account(input.Account, string.Create(CultureInfo.InvariantCulture, $"{SetField}[{index}].account"), context),
        input.Role == MemberRole.Unspecified ? null : (Grains.Membership.MemberRole)input.Role);

    private static void DemandSize(int count, string field, ServerCallContext context)
    {
        if (count > ChatLimits.Members)
        {
            var facts = new Dictionary<string, string> { ["limit"] = ChatLimits.Members.ToString(CultureInfo.InvariantCulture) };
            throw RefusalStatus.Of(new Refusal(RefusalReason.TooManyItems) { Field = field, Facts = facts }, AcceptLanguage.Of(context));
        }
    }
}
