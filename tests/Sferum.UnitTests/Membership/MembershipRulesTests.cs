using System.Collections.Immutable;
using Sferum.Grains.Chats;
using Sferum.Grains.Membership;
using Xunit;

namespace Sferum.UnitTests.Membership;

public sealed class MembershipRulesTests
{
    private static readonly DateTimeOffset Then = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Now = Then.AddDays(30);

    private static readonly Ground Ivan = new(GroundKind.ParentOfStudent, "accounts/ivan");

    private static readonly Ground Anna = new(GroundKind.ParentOfStudent, "accounts/anna");

    private static readonly Ground ByHand = new(GroundKind.AddedByHand, "");

    [Fact]
    public void Follow_WhenAGroundStays_ItKeepsItsBeginning()
    {
        var next = Follow(Held(Ivan), Ivan, Anna);
        Assert.Equal<GroundSince>([new GroundSince(Anna, Now), new GroundSince(Ivan, Then)], next);
    }

    [Fact]
    public void Follow_WhenOneChildLeaves_TheOtherGroundStays() => Assert.Equal<GroundSince>([new GroundSince(Anna, Then)], Follow(Held(Anna, Ivan), Anna));

    [Fact]
    public void Follow_WhenTheLastGroundGoes_NoneIsLeft() => Assert.Empty(Follow(Held(Ivan)));

    [Fact]
    public void Follow_WhenAddedByHand_ThatGroundOutlivesTheRoster() => Assert.Equal<GroundSince>([new GroundSince(ByHand, Then)], Follow(Held(Ivan, ByHand)));

    [Fact]
    public void Follow_WhenNothingChanges_IsTheSameArray()
    {
        var held = Held(Anna, Ivan);
        Assert.True(held.Equals(Follow(held, Anna, Ivan)));
        Assert.True(held.Equals(Follow(held, Ivan, Anna)));
        Assert.True(held.Equals(Follow(held, Ivan, Anna, Ivan)));
        var byHand = Held(Ivan, ByHand);
        Assert.True(byHand.Equals(Follow(byHand, Ivan)));
    }

    [Fact]
    public void Follow_WhenManyBeginTogether_TheyShareOneObject()
    {
        var pool = new GroundPool(Now);
        var (one, other) = (MembershipRules.Follow([], [Ivan], pool), MembershipRules.Follow([], [new Ground(Ivan.Kind, "accounts/ivan")], pool));
        Assert.Same(one[0], other[0]);
    }

    [Theory]
    [InlineData(GroundKind.StudentOfClass, MemberRole.Member)]
    [InlineData(GroundKind.StudentOfGroup, MemberRole.Member)]
    [InlineData(GroundKind.ParentOfStudent, MemberRole.Member)]
    [InlineData(GroundKind.HomeroomTeacher, MemberRole.Administrator)]
    [InlineData(GroundKind.GroupTeacher, MemberRole.Administrator)]
    [InlineData(GroundKind.StaffPosition, MemberRole.Member)]
    [InlineData(GroundKind.SferumAdministrator, MemberRole.Administrator)]
    [InlineData(GroundKind.AddedByHand, MemberRole.Member)]
    public void RoleOf_WhenAmongOthers_IsTheHighest(GroundKind kind, MemberRole role)
    {
        Assert.Equal(role, MembershipRules.RoleOf(Held(new Ground(kind, ""))));
        Assert.Equal(role, MembershipRules.RoleOf(Held(Ivan, new Ground(kind, ""), Anna)));
    }

    private static ImmutableArray<GroundSince> Held(params Ground[] grounds) => [.. grounds.Select(ground => new GroundSince(ground, Then))];

    private static ImmutableArray<GroundSince> Follow(ImmutableArray<GroundSince> held, params Ground[] source) =>
        MembershipRules.Follow(held, source, new GroundPool(Now));
}
