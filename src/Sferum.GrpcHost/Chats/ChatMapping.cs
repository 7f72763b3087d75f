using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.V1;

namespace Sferum.GrpcHost.Chats;

/// <summary>Translates chats. The numbers of the enums are the contract's.</summary>
internal static class ChatMapping
{
    /// <summary>The chat as the contract has it.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="names">Names of its administrators.</param>
    /// <param name="actingRole">The role of the account that looks.</param>
    internal static Chat ToProto(this ChatSnapshot chat, IReadOnlyDictionary<AccountId, string> names, MemberRole actingRole)
    {
        var proto = new Chat
        {
            Name = chat.Id.Name,
            Title = chat.Title,
            Type = (V1.ChatType)chat.Type,
            Group = chat.Group?.Name ?? "",
            TitledByHand = chat.TitledByHand,
            SchoolClass = chat.Class?.Name ?? "",
            ClassTitle = chat.ClassTitle,
            Subject = chat.Subject,
            MemberCount = chat.MemberCount,
            JoinedCount = chat.JoinedCount,
            AdministratorCount = chat.AdministratorCount,
            State = (ChatState)chat.Life,
            PlatformState = (V1.ChatPlatformState)chat.Platform,
            Trouble = (PlatformTrouble)chat.Trouble,
            Deletable = chat.Type is Grains.Chats.ChatType.Subject or Grains.Chats.ChatType.Other,
            ActingRole = actingRole,
            CreateTime = chat.CreateTime.ToTimestamp(),
            UpdateTime = chat.UpdateTime.ToTimestamp(),
            Etag = chat.Etag,
        };
        proto.EditableKinds.AddRange(MemberRow.Of(ChatKinds.Of(chat.Type)));
        proto.Administrators.AddRange(chat.Administrators.Select(account => new ChatAdministrator
        {
            Account = account.Name,
            DisplayName = names.GetValueOrDefault(account, ""),
        }));
        return proto;
    }

    /// <summary>A chat that is not there yet: without name, version and times.</summary>
    internal static Chat ToDraft(this ChatSnapshot chat, IReadOnlyDictionary<AccountId, string> names)
    {
        var proto = chat.ToProto(names, MemberRole.Unspecified);
        (proto.Name, proto.Etag, proto.CreateTime, proto.UpdateTime) = ("", "", null, null);
        return proto;
    }
}
