using System.Collections.Immutable;
using Sferum.Grains.Chats;

namespace Sferum.Grains.Membership;

/// <summary>The rules of grounds (B13-B15): a member leaves with the last one, the role is the highest that they give.</summary>
internal static class MembershipRules
{
    /// <summary>The highest role that the grounds give.</summary>
    public static MemberRole RoleOf(ImmutableArray<GroundSince> grounds)
    {
        foreach (var ground in grounds)
        {
            if (GivesAdministrator(ground.Ground.Kind))
            {
                return MemberRole.Administrator;
            }
        }

        return MemberRole.Member;
    }

    /// <summary>
    /// The grounds after a source spoke: its own, each since when it was first given, and those that no source gives or takes. The same array when nothing changes.
    /// </summary>
    public static ImmutableArray<GroundSince> Follow(ImmutableArray<GroundSince> held, IReadOnlyList<Ground> source, GroundPool pool)
    {
        if (IsSame(held, source))
        {
            return held;
        }

        var next = ImmutableArray.CreateBuilder<GroundSince>(source.Count + 1);
        foreach (var ground in source)
        {
            if (IndexOf(next, ground) < 0)
            {
                next.Add(held.FirstOrDefault(known => known.Ground == ground) ?? pool.Since(ground));
            }
        }

        next.AddRange(held.Where(known => IsByHand(known) && IndexOf(next, known.Ground) < 0));
        return Sorted(held, next);
    }

    /// <summary>Whether a ground makes a chat administrator.</summary>
    public static bool GivesAdministrator(GroundKind kind) =>
        kind is GroundKind.HomeroomTeacher or GroundKind.GroupTeacher or GroundKind.SferumAdministrator;

    private static bool IsByHand(GroundSince ground) => ground.Ground.Kind == GroundKind.AddedByHand;

    private static bool IsSame(ImmutableArray<GroundSince> held, IReadOnlyList<Ground> source)
    {
        if (held.Length != source.Count)
        {
            return false;
        }

        for (var i = 0; i < held.Length; i++)
        {
            if (IsByHand(held[i]) || held[i].Ground != source[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(ImmutableArray<GroundSince>.Builder grounds, Ground ground)
    {
        for (var i = 0; i < grounds.Count; i++)
        {
            if (grounds[i].Ground == ground)
            {
                return i;
            }
        }

        return -1;
    }

    // One order, so that a source that tells the same in another order changes nothing.
    private static ImmutableArray<GroundSince> Sorted(ImmutableArray<GroundSince> held, ImmutableArray<GroundSince>.Builder next)
    {
        next.Sort(static (a, b) => a.Ground.Kind != b.Ground.Kind
            ? a.Ground.Kind.CompareTo(b.Ground.Kind)
            : string.CompareOrdinal(a.Ground.Resource, b.Ground.Resource));
        return held.AsSpan().SequenceEqual(next.ToArray()) ? held : next.ToImmutable();
    }
}
