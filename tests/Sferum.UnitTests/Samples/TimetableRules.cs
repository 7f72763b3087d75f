using Google.Type;
using Sferum.Grains.Names;
using Sferum.V1;

namespace Sferum.UnitTests.Samples;

/// <summary>What timetable.proto and ImportLessons ask of a timetable, read off their comments.</summary>
internal static class TimetableRules
{
    /// <summary>Each broken rule in words, with where.</summary>
    public static List<string> Broken(ImportLessonsRequest request, ReplaceRosterRequest roster)
    {
        var groups = roster.Roster.Groups.Select(group => group.Group).ToHashSet();
        var staff = roster.Roster.Staff.Select(member => member.Account).ToHashSet();
        var (from, to) = (Day(request.FromDate), Day(request.ToDate));
        return
        [
            .. new[]
            {
                Unless(request.School == roster.School && request.RequestId.Length is > 0 and <= 64, "school, request_id"),
                Unless(request.Mode == LessonImportMode.Full && request.CancelledLessons.Count == 0, "mode"),
                Unless(from <= to && to.DayNumber - from.DayNumber <= 30, "INVALID_DATE_RANGE"),
                Unless(request.Lessons.Count is > 0 and <= 10_000, "TOO_MANY_ITEMS"),
            }
            .Concat(request.Lessons.CountBy(lesson => lesson.Name).Select(pair => Unless(pair.Value == 1, $"DUPLICATE_ITEM: {pair.Key}")))
            .Concat(request.Lessons.SelectMany(lesson => Lesson(lesson, request.School, from, to)))
            .Concat(request.Lessons.Select(lesson => Unless(groups.Contains(lesson.Group), $"UNKNOWN_GROUP: {lesson.Name}")))
            .Concat(request.Lessons.Select(lesson => Unless(lesson.Teacher.Length == 0 || staff.Contains(lesson.Teacher), $"PERSON_NOT_STAFF: {lesson.Name}")))
            .Where(broken => broken.Length > 0),
        ];
    }

    private static IEnumerable<string> Lesson(Lesson lesson, string school, DateOnly from, DateOnly to)
    {
        yield return Unless(LessonId.TryParse(lesson.Name, out var id) && id.School.Name == school, $"INVALID_NAME: {lesson.Name}");
        yield return Unless(Day(lesson.Date) >= from && Day(lesson.Date) <= to, $"LESSON_OUTSIDE_RANGE: {lesson.Name}");
        yield return Unless(IsWholeMinute(lesson.StartTime) && IsWholeMinute(lesson.EndTime), $"INVALID_TIME_OF_DAY: {lesson.Name}");
        yield return Unless(Time(lesson.StartTime) < Time(lesson.EndTime), $"END_BEFORE_START: {lesson.Name}");
        yield return Unless(lesson.Number is >= 0 and <= 20, $"NUMBER_OUT_OF_RANGE: {lesson.Name}");
    }

    private static DateOnly Day(Date date) => new(date.Year, date.Month, date.Day);

    private static TimeOnly Time(TimeOfDay time) => new(time.Hours, time.Minutes);

    private static bool IsWholeMinute(TimeOfDay time) => time is { Seconds: 0, Nanos: 0 };

    private static string Unless(bool kept, string rule) => kept ? "" : rule;
}
