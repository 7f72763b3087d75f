using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Xunit;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>When a conference owes its row to the list of its month.</summary>
public sealed class ConferenceIndexingTests
{
    [Theory]
    [InlineData(ConferenceStage.Scheduled)]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Active)]
    [InlineData(ConferenceStage.Ending)]
    public void Bell_OfAListedConference_OwesTheListNothing(ConferenceStage stage) =>
        Assert.False(ConferenceIndexing.OwesRow(ConferenceStates.At(stage)));

    [Theory]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Missed)]
    public void End_OfAListedConference_IsOwedWithinAMinute(ConferenceStage stage)
    {
        var moments = Enumerable.Range(0, 600).Select(i => ConferenceStates.At(stage) with { Fingerprint = (ulong)i }).Select(state => (state.Owed, ConferenceIndexing.PutOff(state))).ToList();

        Assert.All(moments, moment => Assert.Equal(moment.Item2, moment.Owed.From));
        Assert.Equal(60, moments.Select(moment => moment.Item2).Distinct().Count());
        Assert.All(moments, moment => Assert.InRange(moment.Item2!.Value, ConferenceStates.LessonEnd, ConferenceStates.LessonEnd.AddMinutes(1)));
    }

    [Fact]
    public void Cancellation_OfAListedConference_IsOwedAtOnce()
    {
        var cancelled = ConferenceStates.Scheduled with { Stage = ConferenceStage.Cancelled, OnAgenda = false, Revision = 2 };

        Assert.Equal((true, null), (cancelled.Owed.Any, cancelled.Owed.From));
        Assert.False(ConferenceStates.Shown(cancelled).Owed.Any);
    }

    [Fact]
    public void Revision_OfEveryChangeThatIsPushed_Grows()
    {
        var scheduled = ConferenceStates.Scheduled;
        ConferenceState[] life = [scheduled, scheduled with { Revision = 2 }, scheduled with { Revision = 2, Stage = ConferenceStage.Ended }, scheduled with { Revision = 3 }];

        var revisions = life.Select(ConferenceIndexing.RevisionOf).ToList();

        Assert.Equal(revisions.Order().Distinct(), revisions);
    }

    [Fact]
    public void Moved_ToAnotherMonthAndOn_OwesBothMonthsThatItLeft()
    {
        var september = ConferenceStates.Scheduled;
        var october = ConferenceIndexing.Moved(september, september with { Date = new DateOnly(2026, 10, 1) });
        var november = ConferenceIndexing.Moved(october, october with { Date = new DateOnly(2026, 11, 1) });
        var back = ConferenceIndexing.Moved(november, november with { Date = september.Date });

        Assert.Equal<int>([202609], october.LeftMonths);
        Assert.Equal<int>([202609, 202610], november.LeftMonths);
        Assert.Equal<int>([202610, 202611], back.LeftMonths);
        Assert.True(ConferenceIndexing.OwesRow(back));
        Assert.False(ConferenceIndexing.OwesRow(ConferenceIndexing.TakeLeft(ConferenceIndexing.TakeLeft(back, 202610), 202611)));
    }

    [Fact]
    public void Moved_WithinAMonth_LeavesNone() =>
        Assert.Empty(ConferenceIndexing.Moved(ConferenceStates.Scheduled, ConferenceStates.Scheduled with { Date = new DateOnly(2026, 9, 30) }).LeftMonths);

    [Fact]
    public void TakePush_OfAnEarlierRevision_TakesNothingBack()
    {
        var state = ConferenceStates.Scheduled with { Listed = 48 };

        Assert.Same(state, ConferenceIndexing.TakePush(state, 32));
        Assert.Equal(64, ConferenceIndexing.TakePush(state, 64).Listed);
    }
}
