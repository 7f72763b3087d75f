using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Lessons;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Structure;
using Sferum.UnitTests.Schools.Lessons;
using Xunit;
using static Sferum.UnitTests.Conferences.ConferenceStates;

namespace Sferum.UnitTests.Conferences.Lessons;

/// <summary>What a conference takes from the group of its lesson until it starts: the words of its names, classes, and the teacher.</summary>
public sealed class GroupNamingTests
{
    private static readonly AccountId Boris = new("boris");

    private static readonly GroupFacts Grown = Timetables.Group with { ClassTitles = ["6 А"], Teacher = Boris };

    private static ConferenceState Planned => LessonTerms.Of(Scheduled with { Lesson = Timetables.Id }, Timetables.Lesson);

    [Fact]
    public void Named_WhenClassAndTeacherAreOthers_TakesThemAsANewRevision()
    {
        var after = Named(Planned, Grown);

        Assert.Equal(("Английский язык, 6 А, 14.09.2026", "2. Английский язык, 6 А", Boris, Planned.Revision + 1), (after.Title, after.LessonTitle, after.Teacher, after.Revision));
        Assert.Equal((Planned.Start, true), (after.Start, after.FollowsLesson));
        Assert.Same(after, Named(after, Grown));
    }

    [Fact]
    public void Named_WhenTitledByHandOrTaughtBySomebodyElse_KeepsThat()
    {
        Assert.Equal("Разбор", Named(Planned with { Title = "Разбор", TitledByHand = true }, Grown).Title);
        var own = LessonTerms.Of(Scheduled with { Lesson = Timetables.Id }, Timetables.Lesson with { Plan = Timetables.Plan with { Teacher = Administrator } });
        Assert.Equal((Administrator, "2. Английский язык, 6 А"), (Named(own, Grown).Teacher, Named(own, Grown).LessonTitle));
    }

    [Theory]
    [InlineData(ConferenceStage.Starting)]
    [InlineData(ConferenceStage.Active)]
    [InlineData(ConferenceStage.Ended)]
    [InlineData(ConferenceStage.Cancelled)]
    public void Named_WhenStartedOrOver_StaysAsItIs(ConferenceStage stage)
    {
        var state = LessonTerms.Of(At(stage) with { Lesson = Timetables.Id }, Timetables.Lesson);

        Assert.Same(state, Named(state, Grown));
        Assert.Equal(Planned.Title, Named(Planned with { DeletedAt = DayBefore }, Grown).Title);
    }

    [Fact]
    public void Named_OfAnotherGroupOrNone_StaysAsItIs()
    {
        var (planned, without) = (Planned, Scheduled);

        Assert.Same(planned, Named(planned, Grown with { Group = new GroupId(School, "16") }));
        Assert.Same(planned, Named(planned, null));
        Assert.Same(without, GroupNaming.Named(without, Timetables.Plan, Grown, DayBefore));
    }

    private static ConferenceState Named(ConferenceState state, GroupFacts? group) => GroupNaming.Named(state, state.LessonPlan, group, DayBefore);
}
