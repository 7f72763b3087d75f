using Sferum.Grains.Chats.Members;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Edits;

/// <summary>What a hand does to one member (B17), and how it is undone. The Sferum side is another matter: see <see cref="Reconciliation.MemberDoubts"/>.</summary>
internal static class HandRules
{
    /// <summary>Whether the person was added or removed by hand, or given a role.</summary>
    public static bool IsTouched(MemberRecord member) => ChatMembers.IsHandled(member) || IsAdded(member);

    /// <summary>Whether the person was added by hand.</summary>
    public static bool IsAdded(MemberRecord member) => member.Grounds.Any(IsByHand);

    /// <summary>What the roster gives, whether or not a hand overruled it.</summary>
    public static IEnumerable<GroundSince> RosterGrounds(MemberRecord member) => member.Grounds.Where(ground => !IsByHand(ground));

    /// <summary>Somebody who is to be a member: on the roster's grounds if it gives any, else on a ground of the hand's own.</summary>
    /// <param name="member">What is known of the person.</param>
    /// <param name="role">The role set by hand; null: what the grounds give.</param>
    /// <param name="actor">Who added the person, if known.</param>
    /// <param name="now">This moment.</param>
    public static MemberRecord Set(MemberRecord member, MemberRole? role, AccountId? actor, DateTimeOffset now) =>
        Set(member, role, new GroundSince(GroundOf(actor), now));

    /// <summary>The same, with the ground that all who are added in one save share.</summary>
    public static MemberRecord Set(MemberRecord member, MemberRole? role, GroundSince added)
    {
        var grounds = member.Grounds.IsEmpty ? [added] : member.Grounds;
        return (member.HandRole, member.RemovedSince, member.Grounds.IsEmpty) == (role, null, false)
            ? member
            : member with { Grounds = grounds, HandRole = role, RemovedSince = null };
    }

    /// <summary>Somebody who is to be no member: a ground of the hand's own goes; against the roster's grounds a removal is kept in mind.</summary>
    public static MemberRecord Removed(MemberRecord member, DateTimeOffset now)
    {
        var roster = RosterGrounds(member).ToArray();
        return member with
        {
            Grounds = roster.Length == member.Grounds.Length ? member.Grounds : [.. roster],
            HandRole = null,
            RemovedSince = roster.Length > 0 ? now : null,
        };
    }

    /// <summary>The person as the roster alone has it; the same record when no hand touched it.</summary>
    public static MemberRecord Undone(MemberRecord member) => IsTouched(member)
        ? member with { Grounds = IsAdded(member) ? [.. RosterGrounds(member)] : member.Grounds, HandRole = null, RemovedSince = null }
        : member;

    /// <summary>The ground of somebody added by hand: it names who did it, when that is known.</summary>
    public static Ground GroundOf(AccountId? actor) => new(GroundKind.AddedByHand, actor?.Name ?? "");

    private static bool IsByHand(GroundSince ground) => ground.Ground.Kind == GroundKind.AddedByHand;
}
