using Sferum.Grains.Names;
using Sferum.Grains.UserLinks.Claims;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

public sealed class ProfileClaimRulesTests
{
    private static readonly AccountId Ann = new("ann");
    private static readonly AccountId Ben = new("ben");

    [Fact]
    public void Claim_WhenFree_GoesToWhoeverAsks() => Assert.Equal(Ann, ProfileClaimRules.Claim(null, Ann).Holder);

    [Fact]
    public void Claim_WhenHeld_StaysWhereItIsAndWritesNothing()
    {
        var held = ProfileClaimRules.Claim(null, Ann);

        Assert.Same(held, ProfileClaimRules.Claim(held, Ben));
        Assert.Same(held, ProfileClaimRules.Claim(held, Ann));
    }

    [Fact]
    public void Release_WhenAnotherHolds_ChangesNothing()
    {
        var held = ProfileClaimRules.Claim(null, Ann);

        Assert.Same(held, ProfileClaimRules.Release(held, Ben));
        Assert.Null(ProfileClaimRules.Release(held, Ann).Holder);
        Assert.Equal(Ben, ProfileClaimRules.Claim(ProfileClaimRules.Release(held, Ann), Ben).Holder);
    }
}
