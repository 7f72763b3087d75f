using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Times;
using Sferum.V1;
using TimeOfDay = Google.Type.TimeOfDay;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>Reads one lesson of an import; fields are counted from the lesson. Paths are made only for a trouble: a timetable has thousands of lessons.</summary>
internal static class LessonReading
{
    private const int LastNumber = 20;

    internal static Outcome<LessonPlan> Read(Lesson lesson, SchoolId school)
    {
        if (!LessonId.TryParse(lesson.Name, out var id) || id.School != school)
        {
            return Refusal.Of(RefusalReason.InvalidName, "name");
        }

        if (!GroupId.TryParse(lesson.Group, out var group))
        {
            return Refusal.Of(RefusalReason.InvalidName, "group");
        }

        if (group.School != school)
        {
            return Refusal.Of(RefusalReason.UnknownGroup, "group");
        }

        return (WhyNoTime(lesson) ?? WhyNoNumber(lesson) ?? WhyNoTeacher(lesson)) is { } wrong ? wrong : Plan(lesson, id, group);
    }

    private static LessonPlan Plan(Lesson lesson, LessonId id, GroupId group) => new(
        id.Segment,
        group.Segment,
        LocalTimeFields.Read(lesson.Date)!.Value,
        Time(lesson.StartTime)!.Value,
        Time(lesson.EndTime)!.Value,
        lesson.Number,
        AccountId.TryParse(lesson.Teacher, out var teacher) ? teacher : null);

    private static Refusal? WhyNoTime(Lesson lesson)
    {
        if (LocalTimeFields.Read(lesson.Date) is null)
        {
            return Refusal.Of(RefusalReason.InvalidDate, "date");
        }

        if (Time(lesson.StartTime) is not { } start)
        {
            return Refusal.Of(RefusalReason.InvalidTimeOfDay, "start_time");
        }

        if (lesson.EndTime is { Hours: 24, Minutes: 0, Seconds: 0, Nanos: 0 })
        {
            return Refusal.Of(RefusalReason.CrossesMidnight, "end_time");
        }

        return Time(lesson.EndTime) is not { } end ? Refusal.Of(RefusalReason.InvalidTimeOfDay, "end_time")
            : end <= start ? Refusal.Of(RefusalReason.EndBeforeStart, "end_time")
            : null;
    }

    private static Refusal? WhyNoNumber(Lesson lesson) => lesson.Number is >= 0 and <= LastNumber ? null : new Refusal(RefusalReason.NumberOutOfRange)
    {
        Field = "number",
        Facts = new Dictionary<string, string> { ["minimum"] = "0", ["maximum"] = $"{LastNumber}" },
    };

    private static Refusal? WhyNoTeacher(Lesson lesson) =>
        lesson.Teacher.Length == 0 || AccountId.TryParse(lesson.Teacher, out _) ? null : Refusal.Of(RefusalReason.InvalidName, "teacher");

    // Lessons begin and end on the minute.
    private static TimeOnly? Time(TimeOfDay time) => LocalTimeFields.Read(time) is { Second: 0 } whole ? whole : null;
}
