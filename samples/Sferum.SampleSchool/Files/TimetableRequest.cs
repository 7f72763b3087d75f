using Google.Type;
using Sferum.V1;

namespace Sferum.SampleSchool.Files;

/// <summary>A school's week as the one request that brings its timetable.</summary>
public static class TimetableRequest
{
    /// <summary>Fixed, so that sending a sample twice is the same as sending it once.</summary>
    public const string RequestId = "sample-timetable-1";

    /// <summary>The body of <c>POST /v1/schools/{school}/lessons:import</c>.</summary>
    /// <param name="school">The school; it has lessons.</param>
    public static ImportLessonsRequest Of(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        var names = new SampleNames(school.Id);
        var teachers = school.Groups.ToDictionary(group => group.Id, group => group.TeacherId);
        return new ImportLessonsRequest
        {
            School = names.School,
            RequestId = RequestId,
            Mode = LessonImportMode.Full,
            FromDate = DateOf(school.Lessons.Min(lesson => lesson.Date)),
            ToDate = DateOf(school.Lessons.Max(lesson => lesson.Date)),
            Lessons = { school.Lessons.Select(lesson => Lesson(lesson, names, teachers[lesson.GroupId])) },
        };
    }

    private static V1.Lesson Lesson(Lesson lesson, SampleNames names, string groupTeacher) => new()
    {
        Name = names.Lesson(lesson.Id),
        Group = names.Group(lesson.GroupId),
        Date = DateOf(lesson.Date),
        StartTime = TimeOf(lesson.Start),
        EndTime = TimeOf(lesson.End),
        Number = lesson.Number,
        Teacher = lesson.TeacherId == groupTeacher ? "" : SampleNames.Account(lesson.TeacherId),
    };

    private static Date DateOf(DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    private static TimeOfDay TimeOf(TimeOnly time) => new() { Hours = time.Hour, Minutes = time.Minute };
}
