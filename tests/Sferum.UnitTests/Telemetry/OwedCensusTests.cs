using Sferum.Grains.Commits;
using Xunit;

namespace Sferum.UnitTests.Telemetry;

public sealed class OwedCensusTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 30, 0, TimeSpan.Zero);

    [Fact]
    public void With_OfSomePages_CountsThemByTypeAndKeepsTheOldest()
    {
        var census = (OwedCensus.Empty with { Now = Now }).With([Row("chat", 60), Row("conference", 3)]).With([Row("chat", 10)]);

        Assert.Equal([("chat", 2), ("conference", 1)], census.Counts().Select(one => (Grain(one.Tags), one.Value)));
        Assert.Equal([("chat", 60.0), ("conference", 3.0)], census.Ages().Select(one => (Grain(one.Tags), one.Value)));
    }

    [Fact]
    public void With_OfWhatIsOwedOnlyLater_DoesNotCountIt() =>
        Assert.Empty((OwedCensus.Empty with { Now = Now }).With([Row("conference", -30)]).Counts());

    [Fact]
    public void Beside_AnEarlierCount_GoesOnAtZeroForWhatIsAtRest()
    {
        var earlier = (OwedCensus.Empty with { Now = Now }).With([Row("chat", 60)]);
        var later = (OwedCensus.Empty with { Now = Now.AddSeconds(5) }).With([Row("conference", 3)]).Beside(earlier);

        Assert.Equal([("chat", 0), ("conference", 1)], later.Counts().Select(one => (Grain(one.Tags), one.Value)));
        Assert.Equal(0, later.Ages().First().Value);
    }

    private static OwedRow Row(string type, int secondsAgo) => new(Now.AddSeconds(-secondsAgo), type, "s:7");

    private static string Grain(ReadOnlySpan<KeyValuePair<string, object?>> tags) => (string)tags[0].Value!;
}
