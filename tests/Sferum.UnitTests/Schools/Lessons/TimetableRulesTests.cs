using System.Collections.Immutable;
using NodaTime;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Lessons.Imports;
using Xunit;
using static Sferum.UnitTests.Schools.Lessons.Timetables;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>What an import is checked for, what it cancels, and what is remembered of it.</summary>
public sealed class TimetableRulesTests
{
    private static readonly LessonDays Week = new(Monday, Monday.AddDays(4));

    // Berlin has hours that the clock leaves out: 2:00 to 3:00 on the last Sunday of March.
    private static readonly LessonSurroundings Around = new(DateTimeZoneProviders.Tzdb["Europe/Berlin"], ImmutableHashSet.Create("15"), ImmutableHashSet.Create(Teacher));

    [Fact]
    public void WhyNot_WhenEverythingFits_IsNull() =>
        Assert.Null(TimetableRules.WhyNot(Import(Plan, Plan with { Lesson = "l2", Teacher = Teacher }) with { Days = Week }, Around));

    [Fact]
    public void WhyNot_WhenALessonIsWrong_NamesItsPlace()
    {
        Assert.Equal((RefusalReason.DuplicateItem, "lessons[1].name"), Why(Import(Plan, Plan)));
        Assert.Equal((RefusalReason.UnknownGroup, "lessons[1].group"), Why(Import(Plan, Plan with { Lesson = "l2", Group = "16" })));
        Assert.Equal((RefusalReason.PersonNotStaff, "lessons[0].teacher"), Why(Import(Plan with { Teacher = new AccountId("ivan") })));
        Assert.Equal((RefusalReason.LessonOutsideRange, "lessons[0].date"), Why(Import(Plan with { Date = Monday.AddDays(5) }) with { Days = Week }));
        Assert.Equal((RefusalReason.LessonOutsideRange, "lessons[0].date"), Why(Import(Plan with { Date = Monday.AddDays(-1) }) with { Days = Week }));
    }

    [Fact]
    public void WhyNot_WhenATimeIsInTheGapOfTheClock_NamesIt()
    {
        var spring = Plan with { Date = new DateOnly(2027, 3, 28) };

        Assert.Equal((RefusalReason.TimeInGap, "lessons[0].start_time"), Why(Import(spring with { Start = new(2, 10), End = new(3, 10) })));
        Assert.Equal((RefusalReason.TimeInGap, "lessons[0].end_time"), Why(Import(spring with { Start = new(1, 30), End = new(2, 15) })));
        Assert.Null(Why(Import(spring with { Start = new(3, 0), End = new(3, 45) })));
    }

    [Fact]
    public void WhyNot_WhenALessonIsCancelledTwiceOrNamedToo_NamesItsPlace()
    {
        Assert.Equal((RefusalReason.DuplicateItem, "cancelled_lessons[1]"), Why(Import() with { Cancelled = ["l2", "l2"] }));
        Assert.Equal((RefusalReason.DuplicateItem, "cancelled_lessons[0]"), Why(Import(Plan) with { Cancelled = ["l1"] }));
    }

    [Fact]
    public void Cancelled_OfWholeDays_IsWhatTheyHaveAndTheImportDoesNotName() =>
        Assert.Equal(["l2"], TimetableRules.Cancelled(Import(Plan) with { Days = Week }, [Row("l1"), Row("l2"), Row("l3", cancelled: true)]).AsEnumerable());

    [Fact]
    public void Cancelled_OfChanges_IsWhatTheyName() =>
        Assert.Equal(["l9"], TimetableRules.Cancelled(Import(Plan) with { Cancelled = ["l9"] }, [Row("l2")]).AsEnumerable());

    [Fact]
    public void Accept_WhileAnotherRuns_IsRefused()
    {
        var running = TimetableRules.Accept(null, Import(Plan), []).Value!;

        Assert.Equal((1, 1), (running.Counter, running.Running!.Number));
        Assert.Equal(RefusalReason.ConcurrentChange, TimetableRules.Accept(running, Import(Plan), []).Refusal?.Reason);
        Assert.Equal(2, TimetableRules.Accept(TimetableRules.Finish(running, 1), Import(Plan), []).Value?.Running?.Number);
        Assert.Same(running, TimetableRules.Finish(running, 7));
    }

    [Fact]
    public void Result_CountsAndNames_AndIsRememberedAsItWas()
    {
        var result = TimetableRules.Result(School,
        [
            Taken(LessonChange.Added), Taken(LessonChange.Unchanged), LessonReadings.Nothing,
            Taken(LessonChange.Changed, LessonEffect.Moved, "c1"), Taken(LessonChange.Changed, LessonEffect.Flagged, "c2"), Taken(LessonChange.Cancelled, LessonEffect.Cancelled, "c3"),
        ]);

        Assert.Equal((1, 2, 1, 1), (result.Added, result.Changed, result.Cancelled, result.Unchanged));
        Assert.Equal("schools/7/conferences/c1", Assert.Single(result.MovedConferences).Name);
        var read = LessonImportMemo.Read(LessonImportMemo.Write(result), School);
        Assert.Equal((1, 2, 1, 1), (read.Added, read.Changed, read.Cancelled, read.Unchanged));
        Assert.Equal(
            (result.MovedConferences, result.CancelledConferences.Single(), result.FlaggedConferences.Single()) is var (moved, cancelled, flagged) ? $"{moved[0]} {cancelled} {flagged}" : "",
            $"{read.MovedConferences[0]} {read.CancelledConferences[0]} {read.FlaggedConferences[0]}");
    }

    [Fact]
    public void Result_NamesAtMostAThousand() =>
        Assert.Equal(1_000, TimetableRules.Result(School, [.. Enumerable.Repeat(Taken(LessonChange.Changed, LessonEffect.Moved, "c1"), 1_001)]).MovedConferences.Count);

    [Fact]
    public void Rows_OfALessonThatMoved_LeaveItsOldDay()
    {
        var moved = LessonRules.Take(State, Plan with { Date = Monday.AddDays(1) }, 2, Before);
        var rows = TimetableRules.Rows([LessonReadings.Taken(moved, 2)]);

        Assert.Equal((true, 2), (rows[Monday].Single().IsGone, rows[Monday].Single().Revision));
        Assert.Equal((false, 2), (rows[Monday.AddDays(1)].Single().IsGone, rows[Monday.AddDays(1)].Single().Revision));
        Assert.Empty(TimetableRules.Rows([LessonReadings.Taken(moved, 3), LessonReadings.Nothing]));
    }

    private static (RefusalReason, string)? Why(ImportLessons command) =>
        TimetableRules.WhyNot(command, Around) is { } refusal ? (refusal.Reason, refusal.Field) : null;

    private static TakenLesson Taken(LessonChange change, LessonEffect effect = LessonEffect.None, string conference = "") =>
        new(change, Monday, Row("l1"), null, effect, conference);
}
