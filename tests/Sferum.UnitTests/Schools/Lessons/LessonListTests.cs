using Sferum.Grains.Names;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Lessons.Days;
using Xunit;
using static Sferum.UnitTests.Schools.Lessons.Timetables;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>Filter, order and pages of lessons.</summary>
public sealed class LessonListTests
{
    private static readonly LessonQuery All = new() { From = Monday, To = Monday };

    [Fact]
    public void Fits_ByClass_AsksTheGroup()
    {
        Assert.True(Fits(All with { Classes = [new(School, "5a")] }, Row("l1")));
        Assert.False(Fits(All with { Classes = [new(School, "5b")] }, Row("l1")));
        Assert.True(Fits(All with { Classes = [new(School, "5b"), new(School, "5c")] }, Row("l1", "16")));
        Assert.False(Fits(All with { Classes = [new(School, "5a")] }, Row("l1", "unknown")));
    }

    [Fact]
    public void Fits_ByGroup_IsThatGroup()
    {
        Assert.True(Fits(All with { Groups = [new(School, "15")] }, Row("l1")));
        Assert.False(Fits(All with { Groups = [new(School, "15"), new(School, "16")] }, Row("l1")));
    }

    [Fact]
    public void Fits_ByTeacher_MeansWhoGivesIt()
    {
        Assert.True(Fits(All with { Teacher = Teacher }, Row("l1")));
        Assert.False(Fits(All with { Teacher = Teacher }, Row("l1", teacher: "petr")));
        Assert.True(Fits(All with { Teacher = new AccountId("petr") }, Row("l1", teacher: "petr")));
        Assert.False(Fits(All with { Teacher = Teacher }, Row("l1", "16")));
    }

    [Fact]
    public void Fits_ForAViewer_IsWhatItTeachesAndWhatItsChatsAreAbout()
    {
        Assert.True(Fits(All with { Viewer = new LessonViewer(Teacher, [], []) }, Row("l1")));
        Assert.False(Fits(All with { Viewer = new LessonViewer(new AccountId("ivan"), [], []) }, Row("l1")));
        Assert.True(Fits(All with { Viewer = new LessonViewer(new AccountId("ivan"), [new(School, "5a")], []) }, Row("l1")));
        Assert.True(Fits(All with { Viewer = new LessonViewer(new AccountId("ivan"), [], [new(School, "15")]) }, Row("l1")));
    }

    [Fact]
    public void Fits_WhenCancelled_OnlyWhenAskedFor()
    {
        Assert.False(Fits(All, Row("l1", cancelled: true)));
        Assert.True(Fits(All with { ShowCancelled = true }, Row("l1", cancelled: true)));
    }

    [Fact]
    public void Shown_IsByStartThenByClass() =>
        Assert.Equal(["l4", "l3", "l2", "l5", "l1"], LessonRowOrder.Shown([Row("l1", hour: 10), Row("l2"), Row("l3", "16"), Row("l4", hour: 8), Row("l5", "unknown")], Board).Select(row => row.Id));

    [Theory]
    [InlineData(0, 10, "0:0+3 1:0+7")]
    [InlineData(2, 4, "0:2+1 1:0+3")]
    [InlineData(3, 4, "1:0+4")]
    [InlineData(11, 50, "1:8+2 3:0+5")]
    [InlineData(18, 5, "")]
    [InlineData(0, 0, "")]
    public void Parts_OfAPage_AreRowsOfSomeDays(int skip, int take, string parts) =>
        Assert.Equal(parts, string.Join(' ', LessonListing.Parts([3, 10, 0, 5], skip, take).Select(part => $"{part.Day}:{part.Skip}+{part.Take}")));

    private static bool Fits(LessonQuery query, LessonRow row) => new LessonFilter(query, Board).Fits(row);
}
