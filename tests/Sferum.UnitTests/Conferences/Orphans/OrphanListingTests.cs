using Sferum.Grains.Conferences.Orphans;
using Sferum.Grains.Names;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Orphans;

/// <summary>Pages of possible orphans.</summary>
public sealed class OrphanListingTests
{
    private static readonly SchoolId Other = new("8");

    private static readonly OrphanRow[] Rows = [Row(School, "a", 1, 2), Row(School, "b", 2), Row(Other, "c", 3)];

    [Fact]
    public void Page_OfAll_IsTheNewestFirstAndTiesByName() =>
        Assert.Equal(["8 c.1", "7 a.2", "7 b.1", "7 a.1"], Names(new OrphanQuery()));

    [Fact]
    public void Page_OfASchool_LeavesOutTheOthers() => Assert.Equal(["7 a.2", "7 b.1", "7 a.1"], Names(new OrphanQuery { School = School }));

    [Fact]
    public void Page_WhenOneIsResolved_ShowsItOnlyWhenAsked()
    {
        var resolved = Rows[2] with { Marks = [Rows[2].Marks[0] with { ResolvedAt = LessonEnd, Note = "done" }] };
        OrphanRow[] rows = [.. Rows[..2], resolved];

        Assert.Equal(3, OrphanListing.Page(rows, new OrphanQuery()).Total);
        var shown = OrphanListing.Page(rows, new OrphanQuery { ShowResolved = true, Take = 1 });
        Assert.Equal((4, true, "done"), (shown.Total, shown.Calls.Single().Resolved, shown.Calls.Single().Note));
    }

    [Fact]
    public void Page_InTheMiddle_CountsAll()
    {
        var page = OrphanListing.Page(Rows, new OrphanQuery { Skip = 1, Take = 2 });
        Assert.Equal((4, 2), (page.Total, page.Calls.Count));
        Assert.Equal(["7 a.2", "7 b.1"], Names(new OrphanQuery { Skip = 1, Take = 2 }));
    }

    private static IEnumerable<string> Names(OrphanQuery query) =>
        OrphanListing.Page(Rows, query).Calls.Select(call => $"{call.Id.Conference.School.Segment} {call.Id.Conference.Segment}.{call.Id.Number}");

    private static OrphanRow Row(SchoolId school, string conference, params int[] minutes) => new()
    {
        Id = new ConferenceId(school, conference).Name,
        Revision = minutes.Length,
        ChangedAt = LessonStart,
        Marks = [.. minutes.Select((minute, i) => new OrphanMark { Number = i + 1, AskedAt = LessonStart.AddMinutes(minute), Fault = OrphanRules.NoAnswer })],
    };
}
