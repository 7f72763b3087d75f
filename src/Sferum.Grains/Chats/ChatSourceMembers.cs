using System.Collections.Immutable;
using Sferum.Grains.Chats.Members;
using Sferum.Grains.Chats.Reconciliation;
using Sferum.Grains.Membership;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats;

/// <summary>Brings the members to what a source says: grounds come and go, people come, and whoever has none left is on the way out.</summary>
internal static class ChatSourceMembers
{
    /// <summary>The members after a source spoke; the same table when nothing changes.</summary>
    public static MemberTable Follow(ChatState state, ChatSource source, DateTimeOffset now)
    {
        var wanted = Grounds(source);
        var pool = new GroundPool(now);
        var known = state.Members.Each(member =>
        {
            wanted.Remove(member.Account, out var grounds);
            return Follow(state, member, grounds ?? [], pool, now);
        });
        if (wanted.Count == 0)
        {
            return known;
        }

        var added = wanted.Select(entry => new MemberRecord { Account = entry.Key, Grounds = MembershipRules.Follow([], entry.Value, pool) });
        return known.Add(added);
    }

    private static MemberRecord Follow(ChatState state, MemberRecord member, IReadOnlyList<Ground> source, GroundPool pool, DateTimeOffset now)
    {
        var grounds = MembershipRules.Follow(member.Grounds, source, pool);
        return grounds.Equals(member.Grounds) ? member : MemberDoubts.Kept(state, member, Given(member, grounds, source.Count > 0), now);
    }

    // To whom the roster gives another ground is in the school, though the link may tell that later. Who is out of it was given none.
    private static MemberRecord Given(MemberRecord member, ImmutableArray<GroundSince> grounds, bool isOnRoster) => isOnRoster && member.Link is { Outside: true } link
        ? member with { Grounds = grounds, Link = link with { Outside = false } }
        : member with { Grounds = grounds };

    // The Sferum administrator is in every chat, whatever the source says (B9). A member without any ground is none.
    private static Dictionary<AccountId, IReadOnlyList<Ground>> Grounds(ChatSource source)
    {
        var wanted = new Dictionary<AccountId, IReadOnlyList<Ground>>(source.Members.Count + 1);
        foreach (var member in source.Members.Where(member => member.Grounds.Count > 0))
        {
            wanted[member.Account] = wanted.TryGetValue(member.Account, out var known) ? [.. known, .. member.Grounds] : member.Grounds;
        }

        if (source.SferumAdministrator is { } administrator)
        {
            var own = wanted.GetValueOrDefault(administrator, []);
            var ground = new Ground(GroundKind.SferumAdministrator, "");
            wanted[administrator] = own.Contains(ground) ? own : [.. own, ground];
        }

        return wanted;
    }
}
