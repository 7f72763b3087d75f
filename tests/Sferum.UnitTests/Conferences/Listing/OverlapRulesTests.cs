using CsCheck;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.UnitTests.Conferences.Listing;

/// <summary>Conferences at the same time as another one of the same chat, class or teacher.</summary>
public sealed class OverlapRulesTests
{
    private static readonly ClassId Class = new(ConferenceStates.School, "5a");

    private static readonly ConferenceState Lesson = ConferenceStates.Scheduled with { Classes = [Class], Teacher = ConferenceStates.Teacher };

    private static readonly ConferenceState Stranger = Lesson with { Chat = ListedRows.Chat(1), Classes = [], Teacher = null };

    [Theory]
    [InlineData(-45, false)]
    [InlineData(-44, true)]
    [InlineData(0, true)]
    [InlineData(44, true)]
    [InlineData(45, false)]
    public void Of_TheSameChat_WhenTheTimesTouch_OnlyWhenTheyCross(int minutes, bool overlaps) =>
        Assert.Equal(overlaps, Overlaps(Lesson, Shifted(Lesson, minutes)).Count == 1);

    [Fact]
    public void Of_AtTheSameTime_SaysWhatIsInCommon()
    {
        Assert.Equal(OverlapKind.Chat, Assert.Single(Overlaps(Lesson, Lesson)).Kind);
        Assert.Equal(OverlapKind.Class, Assert.Single(Overlaps(Lesson, Stranger with { Classes = [new(ConferenceStates.School, "6a"), Class] })).Kind);
        Assert.Equal(OverlapKind.Teacher, Assert.Single(Overlaps(Lesson, Stranger with { Teacher = ConferenceStates.Teacher })).Kind);
        Assert.Empty(Overlaps(Lesson, Stranger));
        Assert.Empty(Overlaps(Stranger, Stranger with { Chat = ListedRows.Chat(2) }));
    }

    [Theory]
    [InlineData(ConferenceStage.Scheduled, true)]
    [InlineData(ConferenceStage.Starting, true)]
    [InlineData(ConferenceStage.Active, true)]
    [InlineData(ConferenceStage.Ending, false)]
    [InlineData(ConferenceStage.Ended, false)]
    [InlineData(ConferenceStage.Cancelled, false)]
    [InlineData(ConferenceStage.Missed, false)]
    public void Of_AConferenceThatIsOver_IsNone(ConferenceStage stage, bool overlaps) =>
        Assert.Equal(overlaps, Overlaps(Lesson, Lesson with { Stage = stage }).Count == 1);

    [Fact]
    public void Of_Itself_IsNone() => Assert.Empty(OverlapRules.Of(ConferenceStates.School, ListedRows.Of(Lesson), [ListedRows.Of(Lesson)]));

    [Fact]
    public void Of_VeryMany_NamesTheFirstTwenty()
    {
        var others = Enumerable.Range(0, 30).Select(minute => ListedRows.Of(Shifted(Lesson, minute), $"{minute:00}")).Reverse();

        Assert.Equal(Enumerable.Range(0, 20).Select(minute => $"{minute:00}"), OverlapRules.Of(ConferenceStates.School, ListedRows.Of(Lesson), others).Select(overlap => overlap.Conference.Segment));
    }

    [Theory]
    [InlineData(OverlapPolicy.Allow, 0, false)]
    [InlineData(OverlapPolicy.Warn, 1, false)]
    [InlineData(OverlapPolicy.Refuse, 1, true)]
    public void Announcement_IsWhatTheSchoolMakesOfIt(OverlapPolicy policy, int named, bool refused)
    {
        var announcement = Announcement.Of(16, Overlaps(Lesson, Lesson), policy);

        Assert.Equal((named, refused), (announcement.Overlaps.Count, announcement.WhyNot is not null));
        Assert.True(!refused || announcement.WhyNot!.Subjects is ["schools/7/conferences/other"]);
        Assert.Null(Announcement.Of(16, [], policy).WhyNot);
    }

    [Fact]
    public void Between_OfABook_IsEveryRowOfThatSpan() =>
        Gen.Select(ListedRows.Many, Gen.Int[-20, 20], Gen.Int[0, 72]).Sample((rows, day, hours) =>
        {
            var book = new MonthBook();
            foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            {
                book.Take(row with { Announced = i % 3 == 0 });
            }

            var (from, until) = (ConferenceStates.LessonStart.AddDays(day), ConferenceStates.LessonStart.AddDays(day).AddHours(hours));

            Assert.Equal(
                rows.Where(row => row.Conference.Start >= from && row.Conference.Start < until).Select(row => row.Id).Order(),
                book.Between(from, until).Select(row => row.Id).Order());
        });

    private static IReadOnlyList<ConferenceOverlap> Overlaps(ConferenceState one, ConferenceState other) =>
        OverlapRules.Of(ConferenceStates.School, ListedRows.Of(one), [ListedRows.Of(other, "other")]);

    private static ConferenceState Shifted(ConferenceState state, int minutes) => state with { Start = state.Start.AddMinutes(minutes), End = state.End.AddMinutes(minutes) };
}
