using Sferum.Grains.Chats.Drift;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Chats.Drift;

public sealed class DriftSegmentRulesTests
{
    private static readonly ChatId Other = new(Chat.School, "other");

    [Fact]
    public void Take_WhenToldTwice_ListsOnce()
    {
        var report = Report(1, Stranger(1));
        var once = DriftSegmentRules.Take(null, report, Chat.Start);
        Assert.Equal(Assert.Single(once.Entries), Assert.Single(DriftSegmentRules.Take(once, report, Chat.Start).Entries));
    }

    [Fact]
    public void Take_WhenFoundAgain_ListsTheLaterAndKeepsTheEarlierForADay()
    {
        var state = DriftSegmentRules.Take(DriftSegmentRules.Take(null, Report(1, Stranger(1)), At(1)), Report(2, Stranger(2)), At(2));
        Assert.Equal(2, state.Entries.Length);
        Assert.Equal(At(2), Assert.Single(Page(state, open: true, At(2)).Entries).Finding.FindTime);
        Assert.Single(DriftSegmentRules.Take(state, new DriftReport(Other, At(30), []), At(30)).Entries);
    }

    [Fact]
    public void Take_WhenAComparisonNoLongerFindsIt_ItWasPutRight()
    {
        var open = DriftSegmentRules.Take(null, Report(1, Stranger(1)), At(1));
        Assert.Single(Page(open, open: true, At(1)).Entries);
        var closed = DriftSegmentRules.Take(open, Report(2), At(2));
        Assert.Empty(Page(closed, open: true, At(2)).Entries);
        Assert.True(Assert.Single(Page(closed, open: false, At(2)).Entries).Finding.Repaired);
    }

    [Fact]
    public void Take_WhenAnotherChatIsCompared_LeavesItOpen()
    {
        var open = DriftSegmentRules.Take(null, Report(1, Stranger(1)), At(1));
        Assert.Single(Page(DriftSegmentRules.Take(open, new DriftReport(Other, At(2), []), At(2)), open: true, At(2)).Entries);
    }

    [Fact]
    public void Take_WhenThereAreTooMany_TheOldestGo()
    {
        DriftFinding[] many = [.. Enumerable.Range(0, DriftSegmentState.Most).Select(number => Stranger(2) with { User = $"user-{number}" })];
        var state = DriftSegmentRules.Take(DriftSegmentRules.Take(null, Report(1, Stranger(1)), At(1)), Report(2, many), At(2));
        Assert.Equal(DriftSegmentState.Most, state.Entries.Length);
        Assert.DoesNotContain(state.Entries, entry => entry.Finding.FindTime == At(1));
    }

    [Fact]
    public void Page_After30Days_ListsItNoMore()
    {
        var state = DriftSegmentRules.Take(null, Report(1, Stranger(1)), At(1));
        Assert.Single(Page(state, open: false, At(1 + (30 * 24))).Entries);
        Assert.Empty(Page(state, open: false, At(2 + (30 * 24))).Entries);
    }

    private static DateTimeOffset At(int hours) => Chat.Start + TimeSpan.FromHours(hours);

    private static DriftFinding Stranger(int hours) => new() { Kind = DriftKind.Stranger, User = "stranger", FindTime = At(hours) };

    private static DriftReport Report(int hours, params DriftFinding[] findings) => new(Chat.Id, At(hours), [.. findings]);

    private static DriftPage Page(DriftSegmentState state, bool open, DateTimeOffset now) =>
        SchoolDriftRules.Page(state.Entries, new DriftQuery(null, open, 0, 50), now);
}
