using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class OrphanCallIdTests
{
    [Theory]
    [InlineData("schools/7/orphanCalls/xabc.1", "schools/7/conferences/xabc", 1)]
    [InlineData("schools/~D0~A8/orphanCalls/x.y.12", "schools/~D0~A8/conferences/x.y", 12)]
    public void TryParse_OfAName_LeadsToTheConference(string name, string conference, int number)
    {
        Assert.True(OrphanCallId.TryParse(name, out var id));
        Assert.Equal((conference, number, name), (id.Conference.Name, id.Number, id.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("schools/7/orphanCalls/xabc")]
    [InlineData("schools/7/orphanCalls/.1")]
    [InlineData("schools/7/orphanCalls/xabc.")]
    [InlineData("schools/7/orphanCalls/xabc.01")]
    [InlineData("schools/7/orphanCalls/xabc.-1")]
    [InlineData("schools/7/orphanCalls/xabc.99999999999")]
    [InlineData("schools/7/conferences/xabc.1")]
    public void TryParse_OfAnythingElse_IsFalse(string name) => Assert.False(OrphanCallId.TryParse(name, out _));
}
