using System.Globalization;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>Makes what readers get of a chat's row.</summary>
internal static class ChatSnapshots
{
    /// <summary>The chat.</summary>
    public static ChatSnapshot Of(ChatState state, ChatId id) => new()
    {
        Id = id,
        Title = state.Facts.Title,
        Type = state.Facts.Type,
        Group = state.Facts.Group,
        Class = state.Facts.Class,
        ClassTitle = state.Facts.ClassTitle,
        Subject = state.Facts.Subject,
        TitledByHand = state.Facts.HandTitle is not null,
        MemberCount = state.Listing.MemberCount,
        JoinedCount = state.Listing.JoinedCount,
        Administrators = state.Listing.Administrators,
        AdministratorCount = state.Listing.AdministratorCount,
        Life = state.Facts.Life,
        Platform = state.Listing.Platform,
        Trouble = state.Listing.Trouble,
        CreateTime = state.CreateTime,
        UpdateTime = state.UpdateTime,
        Revision = state.Revision,
        Etag = EtagOf(state),
        Classes = state.Facts.Classes,
    };

    /// <summary>The version that callers see.</summary>
    public static string EtagOf(ChatState state) => state.EditVersion.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>What the registry gets of a deleted chat: that it is gone, and when.</summary>
    public static ChatSnapshot Tombstone(ChatState state, ChatId id) => new()
    {
        Id = id,
        Title = "",
        Type = state.Facts.Type,
        Life = ChatLife.Deleted,
        UpdateTime = state.UpdateTime,
        Revision = state.Revision,
    };

    /// <summary>Everybody whom the registry knows in the chat, or knows to be removed by hand.</summary>
    public static IReadOnlyList<ChatMember> MembersOf(ChatState state) =>
        [.. state.Members.Where(member => ChatMembers.IsMember(member) || member.RemovedSince is not null).Select(member => MemberOf(state, member))];

    /// <summary>What a conference has to know.</summary>
    public static ChatSeat SeatOf(ChatState state, AccountId account)
    {
        var member = state.Members.Find(account) is { } record && ChatMembers.IsMember(record) ? record : null;
        return new ChatSeat(
            state.Facts.Type,
            state.Facts.Title,
            state.Facts.Life,
            state.Facts.SferumAdministrator,
            IsOfAdministrator(state) ? state.There.Chat : null,
            member is not null,
            member is null ? null : ChatMembers.RoleOf(member))
        {
            Classes = state.Facts.Class is { } one ? [one] : state.Facts.Classes,
            Group = state.Facts.Group,
            Class = state.Facts.Class,
        };
    }

    // Calls are made by the school's administrator, who knows the chat by its own id alone: until it has taken the chat over, its calls are in none.
    private static bool IsOfAdministrator(ChatState state) => state.There.Owner == state.Facts.SferumAdministrator;

    /// <summary>One member, or somebody removed by hand.</summary>
    public static ChatMember MemberOf(ChatState state, MemberRecord member)
    {
        var platform = PlatformOf(state, member);
        return new ChatMember
        {
            Account = member.Account,
            Role = ChatMembers.RoleOf(member),
            RoleByHand = member.HandRole is not null,
            Grounds = member.Grounds,
            RemovedByHand = ChatMembers.IsRemoved(member),
            RemovedSince = ChatMembers.IsRemoved(member) ? member.RemovedSince : null,
            Blocked = member.Link is { Blocked: true },
            Link = member.Link?.State ?? LinkState.NotLinked,
            Platform = platform,
            Pending = platform == MemberPlatformState.Pending ? PendingOf(state, member) : PendingReason.None,
            PlatformTime = member.There?.Time,
            Removable = !ChatMembers.IsSferumAdministrator(member),
        };
    }

    private static MemberPlatformState PlatformOf(ChatState state, MemberRecord member) =>
        ChatMembers.IsThere(state.Frame, member) && ChatMembers.IsMember(member) ? MemberPlatformState.Joined
        : member.There is { Joined: true } && MemberNeeds.IsLeaving(MemberNeeds.Of(state.Frame, member).Kind) ? MemberPlatformState.Leaving
        : ChatMembers.IsMember(member) ? MemberPlatformState.Pending
        : MemberPlatformState.Absent;

    private static PendingReason PendingOf(ChatState state, MemberRecord member) => member switch
    {
        { Link.Blocked: true } => PendingReason.Blocked,
        { Link: null or { State: LinkState.NotLinked or LinkState.InProgress or LinkState.Unspecified } } => PendingReason.NotLinked,
        { Link.State: LinkState.Broken } => PendingReason.LinkBroken,
        _ when state.Facts.Life == ChatLife.Closed => PendingReason.ChatClosed,
        _ when state.There.Chat is null => PendingReason.ChatWaiting,
        { There: { Joined: false, Refusal: not PendingReason.None } there } => there.Refusal,
        _ => state.Trouble?.Kind == PlatformTrouble.Throttled ? PendingReason.Throttled : PendingReason.Queued,
    };
}
