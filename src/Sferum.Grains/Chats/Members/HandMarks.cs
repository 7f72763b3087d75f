using Sferum.Grains.Membership;

namespace Sferum.Grains.Chats.Members;

/// <summary>What somebody did to a member by hand (B17): it outlives the roster, but not the person's last role in the school (B15).</summary>
internal static class HandMarks
{
    /// <summary>Whether something was done by hand.</summary>
    public static bool Has(MemberRecord member) =>
        member.HandRole is not null || member.RemovedSince is not null || member.Grounds.Any(static ground => ground.Ground.Kind == GroundKind.AddedByHand);

    /// <summary>The member as the roster alone wants it.</summary>
    public static MemberRecord Dropped(MemberRecord member) => Has(member)
        ? member with { Grounds = member.Grounds.RemoveAll(static ground => ground.Ground.Kind == GroundKind.AddedByHand), HandRole = null, RemovedSince = null }
        : member;
}
