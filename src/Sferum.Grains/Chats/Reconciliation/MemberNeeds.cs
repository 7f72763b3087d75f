using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;

namespace Sferum.Grains.Chats.Reconciliation;

/// <summary>Compares a member as the registry wants it with what the Sferum side has.</summary>
internal static class MemberNeeds
{
    /// <summary>How long a refusal of the platform is taken for an answer: until then only a change of the member's link or of the chat asks again.</summary>
    public static TimeSpan RefusalHolds { get; } = TimeSpan.FromDays(1);

    /// <summary>The same for somebody who should no longer be there.</summary>
    public static TimeSpan RemovalRefusalHolds { get; } = TimeSpan.FromHours(1);

    /// <summary>What is to be done about a member, once the chat is there.</summary>
    public static MemberNeed Of(ChatFrame frame, MemberRecord member)
    {
        // The owner is there by making the chat, and cannot leave it without leaving it without a driver.
        if (member.Account == frame.Owner)
        {
            return MemberNeed.None;
        }

        return member.There is { Joined: true } there ? OfJoined(frame, member, there) : OfAbsent(frame, member);
    }

    /// <summary>Whether it is a step on the way out.</summary>
    public static bool IsLeaving(MemberNeedKind kind) => kind is MemberNeedKind.Remove or MemberNeedKind.Demote;

    /// <summary>Whether somebody who is there may stay, as the chat stands.</summary>
    public static bool Stays(ChatFrame frame, MemberRecord member, string user) =>
        Stays(member, user) && (!frame.Emptied || ChatMembers.IsSferumAdministrator(member));

    /// <summary>Whether somebody who is there may stay.</summary>
    public static bool Stays(MemberRecord member, string user) =>
        ChatMembers.IsMember(member) && member.Link is not { Blocked: true } && ChatMembers.IsOfLink(member, user);

    /// <summary>Whether the member is wanted there: a member here, linked and not blocked. Answers the platform user.</summary>
    public static string? WantedUser(MemberRecord member) =>
        ChatMembers.IsMember(member) && member.Link is { Blocked: false } ? ChatMembers.LinkedUser(member) : null;

    private static MemberNeed OfJoined(ChatFrame frame, MemberRecord member, MemberThere there)
    {
        var isMaker = string.Equals(there.User, frame.Maker, StringComparison.Ordinal);
        if (!Stays(frame, member, there.User))
        {
            var protectedByRole = frame.Maker is not null && !isMaker && there is { Administrator: true, RoleRefused: null };
            return new(protectedByRole ? MemberNeedKind.Demote : MemberNeedKind.Remove, there.User, Until(there, isMaker && there.Refusal != PendingReason.Throttled ? RefusalHolds : RemovalRefusalHolds));
        }

        if (there.Doubtful)
        {
            return new(MemberNeedKind.Look, there.User, From: null);
        }

        var administrator = ChatMembers.RoleOf(member) == MemberRole.Administrator;
        return administrator == there.Administrator || isMaker
            ? MemberNeed.None
            : new(MemberNeedKind.SetRole, there.User, there.RoleRefused + RefusalHolds);
    }

    private static MemberNeed OfAbsent(ChatFrame frame, MemberRecord member)
    {
        // Nobody comes into a closed chat; whoever may not be in it leaves it like any other.
        if (frame.Closed || frame.Emptied || WantedUser(member) is not { } user)
        {
            return MemberNeed.None;
        }

        var refused = member.There is { } there && string.Equals(there.User, user, StringComparison.Ordinal);
        return new(MemberNeedKind.Add, user, refused ? Until(member.There!, RefusalHolds) : null);
    }

    private static DateTimeOffset? Until(MemberThere there, TimeSpan holds) =>
        there.Refusal == PendingReason.None ? null : there.Time + holds;
}
