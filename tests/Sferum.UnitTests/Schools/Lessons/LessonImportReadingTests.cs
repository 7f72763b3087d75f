using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Schools.Lessons;
using Sferum.V1;
using Xunit;
using Date = Google.Type.Date;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.UnitTests.Schools.Lessons;

/// <summary>The form of an import of lessons; every refusal names its field.</summary>
public sealed class LessonImportReadingTests
{
    [Fact]
    public void Read_WhenTheFormIsRight_GivesTheCommand()
    {
        var command = LessonImportReading.Read(Request(), Timetables.School).Value!;

        Assert.Equal(new(Timetables.Monday, Timetables.Monday.AddDays(4)), command.Days);
        Assert.Equal(Timetables.Plan, Assert.Single(command.Lessons));
    }

    [Fact]
    public void Read_WhenALessonIsWrong_NamesItsField()
    {
        Wrong(RefusalReason.InvalidName, "lessons[0].name", l => l.Name = "schools/8/lessons/l1");
        Wrong(RefusalReason.InvalidName, "lessons[0].group", l => l.Group = "15");
        Wrong(RefusalReason.UnknownGroup, "lessons[0].group", l => l.Group = "schools/8/groups/15");
        Wrong(RefusalReason.InvalidDate, "lessons[0].date", l => l.Date.Day = 31);
        Wrong(RefusalReason.InvalidDate, "lessons[0].date", l => l.Date.Year = 1999);
        Wrong(RefusalReason.InvalidTimeOfDay, "lessons[0].start_time", l => l.StartTime.Seconds = 30);
        Wrong(RefusalReason.InvalidTimeOfDay, "lessons[0].start_time", l => l.StartTime.Hours = 24);
        Wrong(RefusalReason.InvalidTimeOfDay, "lessons[0].end_time", l => l.EndTime.Nanos = 1);
        Wrong(RefusalReason.CrossesMidnight, "lessons[0].end_time", l => l.EndTime = new TimeOfDay { Hours = 24 });
        Wrong(RefusalReason.EndBeforeStart, "lessons[0].end_time", l => l.EndTime = new TimeOfDay { Hours = 9 });
        Wrong(RefusalReason.NumberOutOfRange, "lessons[0].number", l => l.Number = 21);
        Wrong(RefusalReason.NumberOutOfRange, "lessons[0].number", l => l.Number = -1);
        Wrong(RefusalReason.InvalidName, "lessons[0].teacher", l => l.Teacher = "olga");
    }

    [Fact]
    public void Read_WhenTheRequestIsWrong_NamesItsField()
    {
        WrongWhole(RefusalReason.FieldRequired, "from_date", r => r.FromDate = null);
        WrongWhole(RefusalReason.FieldRequired, "to_date", r => r.ToDate = null);
        WrongWhole(RefusalReason.FieldNotAllowed, "cancelled_lessons", r => r.CancelledLessons.Add("schools/7/lessons/l2"));
        WrongWhole(RefusalReason.InvalidDate, "from_date", r => r.FromDate.Month = 13);
        WrongWhole(RefusalReason.InvalidDateRange, "to_date", r => r.ToDate = Day(2026, 9, 13));
        WrongWhole(RefusalReason.InvalidDateRange, "to_date", r => r.ToDate = Day(2026, 10, 15));
        WrongWhole(RefusalReason.FieldNotAllowed, "from_date", r => r.Mode = LessonImportMode.Changes);
        WrongWhole(RefusalReason.TooManyItems, "lessons", r => r.Lessons.AddRange(Enumerable.Repeat(new Lesson(), 10_000)));
        Assert.Null(LessonImportReading.Read(Request(r => r.ToDate = Day(2026, 10, 14)), Timetables.School).Refusal);
    }

    [Fact]
    public void Read_OfChanges_TakesCancelledLessons()
    {
        var changes = Request(r => (r.Mode, r.FromDate, r.ToDate) = (LessonImportMode.Changes, null, null));
        changes.CancelledLessons.Add("schools/7/lessons/l2");
        var command = LessonImportReading.Read(changes, Timetables.School).Value!;

        Assert.Equal((null, "l2"), (command.Days, Assert.Single(command.Cancelled)));
        changes.CancelledLessons.Add("schools/8/lessons/l2");
        var refusal = LessonImportReading.Read(changes, Timetables.School).Refusal!;
        Assert.Equal((RefusalReason.InvalidName, "cancelled_lessons[1]"), (refusal.Reason, refusal.Field));
    }

    private static void Wrong(RefusalReason reason, string field, Action<Lesson> change) => WrongWhole(reason, field, request => change(request.Lessons[0]));

    private static void WrongWhole(RefusalReason reason, string field, Action<ImportLessonsRequest> change)
    {
        var refusal = LessonImportReading.Read(Request(change), Timetables.School).Refusal;
        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    private static ImportLessonsRequest Request(Action<ImportLessonsRequest>? change = null)
    {
        var request = new ImportLessonsRequest
        {
            School = "schools/7",
            RequestId = "r",
            Mode = LessonImportMode.Full,
            FromDate = Day(2026, 9, 14),
            ToDate = Day(2026, 9, 18),
            Lessons =
            {
                new Lesson
                {
                    Name = "schools/7/lessons/l1", Group = "schools/7/groups/15", Date = Day(2026, 9, 14),
                    StartTime = new TimeOfDay { Hours = 9 }, EndTime = new TimeOfDay { Hours = 9, Minutes = 45 }, Number = 2,
                },
            },
        };
        change?.Invoke(request);
        return request;
    }

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };
}
