using CsCheck;
using Sferum.Grains.Conferences;
using Sferum.UnitTests.Histories;
using Xunit;

namespace Sferum.UnitTests.Conferences.Years;

/// <summary>School years on virtual time: whatever people do and whatever breaks, lessons start and end by themselves.</summary>
[Collection(AloneOnTheMachine.Name)]
public sealed class SchoolYearTests
{
    private const int Years = 2_000;

    [Fact]
    public void AnyYear_NothingIsEarlyTwiceForgottenOrLeftOpen() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var year = new SchoolYear(seed);
            year.Live();
            year.Check();
        },
        iter: Years, print: seed => $"the year of seed {seed}");

    // Otherwise the test above would say little.
    [Fact]
    public void Years_HoldEverythingThatCanBecomeOfALesson()
    {
        var stages = new HashSet<ConferenceStage>();
        var (orphans, deleted, late) = (0, 0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var year = new SchoolYear(seed);
            year.Live();
            stages.UnionWith(year.Conferences.Select(conference => conference.State.Stage));
            orphans += year.Conferences.Sum(conference => conference.State.PossibleOrphans);
            deleted += year.Conferences.Count(conference => conference.State.DeletedAt is not null);
            late += year.Conferences.Count(conference => conference.State.Call is { } call && call.OpenedAt > conference.State.Start.AddSeconds(30));
        }

        Assert.Equal([ConferenceStage.Ended, ConferenceStage.Cancelled, ConferenceStage.Missed], stages.Order());
        Assert.True(orphans > 20 && deleted > 20 && late > 20, $"{orphans} orphans, {deleted} deleted, {late} late.");
    }
}
