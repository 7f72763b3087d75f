using Sferum.Grains.Platform;
using Sferum.Grains.Platform.Lanes;
using Xunit;

namespace Sferum.UnitTests.Platform.Lanes;

/// <summary>How long a request waits for further starts and ends.</summary>
public sealed class LaneCompanyTests
{
    private readonly LaneCompany _company = new();

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 7, true)]
    [InlineData(1, 8, false)]
    [InlineData(24, 7, true)]
    [InlineData(25, 0, false)]
    [InlineData(0, 0, false)]
    public void IsAwaited_WhenNobodyIsKnownToCome_WaitsAMomentForASecondOne(int here, int waited, bool awaited)
    {
        Note(LanePriority.Start, "a", 0);

        Assert.Equal(awaited, IsAwaited(here, waited));
    }

    [Theory]
    [InlineData(LanePriority.Start, 99, true)]
    [InlineData(LanePriority.End, 99, true)]
    [InlineData(LanePriority.Start, 100, false)]
    [InlineData(LanePriority.Join, 99, false)]
    public void IsAwaited_WhenOthersAreComing_WaitsForThemButNotForLong(LanePriority priority, int waited, bool awaited)
    {
        Note(priority, "a", 3);

        Assert.Equal(awaited, IsAwaited(1, waited));
    }

    [Fact]
    public void IsAwaited_WhenTheLastOfEachSourceHasCome_WaitsNoLonger()
    {
        Note(LanePriority.Start, "a", 1);
        Note(LanePriority.Start, "b", 1);
        Note(LanePriority.Start, "a", 0);
        Assert.True(IsAwaited(3, 50));
        Note(LanePriority.Start, "b", 0);

        Assert.False(IsAwaited(4, 50));
    }

    [Fact]
    public void Leave_WhenSomebodyNeverCame_DoesNotWaitForHimAgain()
    {
        Note(LanePriority.Start, "a", 5);
        _company.Leave();

        Assert.False(IsAwaited(1, 50));
    }

    private void Note(LanePriority priority, string source, int company) => _company.Note(new LaneWork(priority, source, [new FinishCallCall("call")]) { Company = company });

    private bool IsAwaited(int here, int waited) => _company.IsAwaited(here, room: 25, TimeSpan.FromMilliseconds(waited));
}
