using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Chats.Reconciliation.HandOver;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats.Members;

/// <summary>Says what a member of a chat is.</summary>
internal static class ChatMembers
{
    /// <summary>The order in which they are kept.</summary>
    public static IComparer<AccountId> Order { get; } =
        Comparer<AccountId>.Create(static (a, b) => string.CompareOrdinal(a.Segment, b.Segment));

    /// <summary>In the registry's list of members.</summary>
    public static bool IsMember(MemberRecord member) => !member.Grounds.IsEmpty && !IsRemoved(member) && !IsOutside(member);

    /// <summary>Without any role in the school, and so in none of its chats (B15). A closed chat's grounds stay as they were at its end: nobody tells it that a person has left but their link.</summary>
    public static bool IsOutside(MemberRecord member) => member.Link is { Outside: true } && !IsSferumAdministrator(member);

    /// <summary>Removed by hand; the Sferum administrator is in every chat all the same (B9).</summary>
    public static bool IsRemoved(MemberRecord member) => member.RemovedSince is not null && !IsSferumAdministrator(member);

    /// <summary>Whether something was done by hand about the person that outlives the roster (B17).</summary>
    public static bool IsHandled(MemberRecord member) => member.RemovedSince is not null || member.HandRole is not null;

    /// <summary>The role: set by hand, else the highest of the grounds; the Sferum administrator always is one (B9).</summary>
    public static MemberRole RoleOf(MemberRecord member) =>
        member.HandRole is { } role && !IsSferumAdministrator(member) ? role : MembershipRules.RoleOf(member.Grounds);

    /// <summary>The school's Sferum chats administrator (B9).</summary>
    public static bool IsSferumAdministrator(MemberRecord member)
    {
        foreach (var ground in member.Grounds)
        {
            if (ground.Ground.Kind == GroundKind.SferumAdministrator)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Known to be in the chat on the Sferum side, or not known not to be.</summary>
    public static bool IsJoined(MemberRecord member) => member.There is { Joined: true };

    /// <summary>The platform user of a working link; null when there is none.</summary>
    public static string? LinkedUser(MemberRecord member) =>
        member.Link is { State: LinkState.Linked, PlatformUser: { Length: > 0 } user } ? user : null;

    /// <summary>
    /// In the chat there under the linked profile, and to stay. A profile that made the chat stays there, since nobody can put it out; but when it is not the linked one any more, it is
    /// not the member who is there.
    /// </summary>
    public static bool IsThere(ChatFrame frame, MemberRecord member) => member.There is { Joined: true, Doubtful: false } there
        && (member.Account == frame.Owner ? IsOfLink(member, there.User) : MemberNeeds.Stays(frame, member, there.User));

    /// <summary>Whether a platform user is the one that the member's link is about, as far as is known.</summary>
    public static bool IsOfLink(MemberRecord member, string user) => member.Link switch
    {
        null => true,
        { State: LinkState.Linked } link => string.Equals(link.PlatformUser, user, StringComparison.Ordinal),
        { State: LinkState.Broken } link => link.PlatformUser is null || string.Equals(link.PlatformUser, user, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The account's link does not know what this chat wants to be told.</summary>
    public static bool IsUntold(ChatFrame frame, MemberRecord member) =>
        WantsToldAs(frame, member) != ToldAs(member) || WantsTokensHeld(frame, member) != member.Holding;

    /// <summary>What the account's link is known to have heard last.</summary>
    public static LinkInterest ToldAs(MemberRecord member) =>
        !member.Subscribed ? LinkInterest.None : member.Aside ? LinkInterest.Aside : LinkInterest.Member;

    /// <summary>
    /// What the account's link is to know of this chat. Who is on the way out is followed until that is done: their link may change once more. Who was removed by hand, or was
    /// given a role, is followed until they leave the school.
    /// </summary>
    public static LinkInterest WantsToldAs(ChatFrame frame, MemberRecord member) =>
        IsMember(member) ? LinkInterest.Member
        : !member.Grounds.IsEmpty || IsHandled(member) || IsJoined(member) || member.Account == frame.Owner ? LinkInterest.Aside
        : LinkInterest.None;

    /// <summary>Whether the account's link is to keep its tokens for this chat, though it is no administrator any more: until the chat is handed over, and its maker has left if need be.</summary>
    public static bool WantsTokensHeld(ChatFrame frame, MemberRecord member) =>
        frame.IsHandedOver && member.Account == frame.Owner || MakerRules.IsOnTheWayOut(frame, member);

    /// <summary>Out on both sides, followed by no link, and nothing done by hand.</summary>
    public static bool IsForgotten(ChatFrame frame, MemberRecord member) =>
        member.Grounds.IsEmpty && !member.Subscribed && !IsHandled(member) && !IsJoined(member) && member.Account != frame.Owner;
}
