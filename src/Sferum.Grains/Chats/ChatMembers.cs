using System.Collections.Immutable;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Chats;

/// <summary>Finds and replaces members of a chat, and says what each is.</summary>
internal static class ChatMembers
{
    /// <summary>The order in which they are kept.</summary>
    public static IComparer<AccountId> Order { get; } =
        Comparer<AccountId>.Create(static (a, b) => string.CompareOrdinal(a.Segment, b.Segment));

    /// <summary>Where an account is; the complement of where it would be.</summary>
    public static int IndexOf(ImmutableArray<MemberRecord> members, AccountId account)
    {
        var (low, high) = (0, members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Order.Compare(members[middle].Account, account);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    /// <summary>The member's record; null when there is none.</summary>
    public static MemberRecord? Find(ImmutableArray<MemberRecord> members, AccountId account) =>
        IndexOf(members, account) is >= 0 and var index ? members[index] : null;

    /// <summary>Makes other records of some; the same array when none changes.</summary>
    public static ImmutableArray<MemberRecord> Each(ImmutableArray<MemberRecord> members, Func<MemberRecord, MemberRecord> change)
    {
        ImmutableArray<MemberRecord>.Builder? next = null;
        for (var i = 0; i < members.Length; i++)
        {
            var record = change(members[i]);
            if (!ReferenceEquals(record, members[i]))
            {
                next ??= members.ToBuilder();
                next[i] = record;
            }
        }

        return next?.DrainToImmutable() ?? members;
    }

    /// <summary>In the registry's list of members.</summary>
    public static bool IsMember(MemberRecord member) => !member.Grounds.IsEmpty && member.RemovedSince is null;

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
}
