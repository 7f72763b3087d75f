using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.V1;

using ChatMember = Sferum.V1.ChatMember;
using MemberPlatformState = Sferum.V1.MemberPlatformState;
using MemberRole = Sferum.V1.MemberRole;
using PendingReason = Sferum.V1.PendingReason;

namespace Sferum.GrpcHost.Chats;

/// <summary>Translates members of chats. The numbers of the enums are the contract's.</summary>
internal static class ChatMemberMapping
{
    /// <summary>Grounds that an answer holds.</summary>
    private const int MostGrounds = 30;

    /// <summary>The member as the contract has it.</summary>
    internal static ChatMember ToProto(this MemberRow row, GroundTitles titles)
    {
        var member = row.Member;
        var proto = new ChatMember
        {
            Account = member.Account.Name,
            DisplayName = row.DisplayName,
            Role = (MemberRole)member.Role,
            RoleByHand = member.RoleByHand,
            RemovedByHand = member.RemovedByHand,
            Blocked = row.Blocked,
            LinkState = (LinkState)member.Link,
            PlatformState = (MemberPlatformState)member.Platform,
            PendingReason = (PendingReason)member.Pending,
            PlatformTime = member.PlatformTime?.ToTimestamp(),
            Removable = member.Removable,
        };
        proto.Kinds.AddRange(row.Kinds);
        proto.Grounds.AddRange(ToProto(member.Grounds, titles));
        return proto;
    }

    /// <summary>Grounds as the contract has them. Who added somebody is told by name, not as what the ground comes from.</summary>
    internal static IEnumerable<MembershipGround> ToProto(IReadOnlyList<GroundSince> grounds, GroundTitles titles) => grounds.Take(MostGrounds).Select(since => new MembershipGround
    {
        Kind = (MembershipGroundKind)since.Ground.Kind,
        Resource = since.Ground.Kind == GroundKind.AddedByHand ? "" : since.Ground.Resource,
        Title = titles.Of(since.Ground),
        Since = since.Since.ToTimestamp(),
    });
}
