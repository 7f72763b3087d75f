using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

/// <summary>Ids made here are derived, so that a retry meets the same grain.</summary>
public sealed class MintedIdTests
{
    private static readonly SchoolId School = new("15");

    [Fact]
    public void FromRequest_WhenAskedTwice_IsTheSameValidSegment()
    {
        var id = MintedId.FromRequest(School, "CreateConference", "r1");

        Assert.Equal(id, MintedId.FromRequest(School, "CreateConference", "r1"));
        Assert.Matches("^x[a-z2-7]{25}$", id);
        Assert.True(NameCodec.TryDecode(id, out _));
    }

    [Theory]
    [InlineData("16", "CreateConference", "r1")]
    [InlineData("15", "CreateChat", "r1")]
    [InlineData("15", "CreateConference", "r2")]
    [InlineData("15", "CreateConference", "R1")]
    public void FromRequest_WhenAnythingDiffers_IsAnother(string school, string rpc, string request) =>
        Assert.NotEqual(MintedId.FromRequest(School, "CreateConference", "r1"), MintedId.FromRequest(new SchoolId(school), rpc, request));

    [Fact]
    public void FromRequest_OverManyRequests_NeverMeetsAnother()
    {
        var ids = Enumerable.Range(0, 20_000).Select(i => MintedId.FromRequest(School, "CreateChat", $"r{i}"));

        Assert.Equal(20_000, ids.Distinct().Count());
    }

    [Fact]
    public void DefaultChats_OfDifferentClasses_AreDifferentAndNoMintedOnes()
    {
        string[] classes = ["5b", "5B", "05b", "teachers", "class-5b"];
        var ids = classes.SelectMany(c => new[] { MintedId.ClassChat(new ClassId(School, c)), MintedId.ParentsChat(new ClassId(School, c)) })
            .Append(MintedId.TeachersChat(School)).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.DoesNotContain(ids, id => id.Segment.StartsWith('x'));
    }
}
