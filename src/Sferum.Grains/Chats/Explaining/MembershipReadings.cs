using Sferum.Grains.Chats.Edits;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Explaining;

/// <summary>Reads off a chat's row why somebody is in it, or is not.</summary>
internal static class MembershipReadings
{
    /// <summary>The reading.</summary>
    public static MembershipReading Of(ChatState state, ChatId id, AccountId account)
    {
        var member = state.Members.Find(account);
        var concerned = member is not null && (ChatMembers.IsMember(member) || ChatMembers.IsRemoved(member));
        return new MembershipReading(
            ChatSnapshots.Of(state, id),
            member is not null && ChatMembers.IsMember(member),
            concerned ? ChatSnapshots.MemberOf(state, member!) : null,
            member is null || ChatMembers.IsOutside(member) ? [] : [.. HandRules.RosterGrounds(member)]);
    }
}
