using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Mutations;

/// <summary>Ignores a ground: of the children that a parent has in a class, only the first counts.</summary>
internal sealed class IgnoredGround : Planted
{
    public override GrainCall Arrived(string key, GrainCall call) => call.Arguments is [ChatSource source, ..]
        ? call.With([source with { Members = [.. source.Members.Select(OfFirstChild)] }])
        : call;

    private static SourceMember OfFirstChild(SourceMember member)
    {
        var children = member.Grounds.Where(ground => ground.Kind == GroundKind.ParentOfStudent).Skip(1).ToHashSet();
        return member with { Grounds = [.. member.Grounds.Where(ground => !children.Contains(ground))] };
    }
}
