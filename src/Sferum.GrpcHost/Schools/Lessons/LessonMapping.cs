using Google.Protobuf.WellKnownTypes;
using Sferum.Grains.Conferences;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Times;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>What grains know of lessons, in the words of the contract.</summary>
internal static class LessonMapping
{
    internal static Lesson Of(LessonSnapshot lesson, ConferenceSnapshot? online) => new()
    {
        Name = lesson.Id.Name,
        Group = lesson.Group.Name,
        Date = LocalTimeFields.Of(lesson.Plan.Date),
        StartTime = LocalTimeFields.Of(lesson.Plan.Start),
        EndTime = LocalTimeFields.Of(lesson.Plan.End),
        Number = lesson.Plan.Number,
        Teacher = lesson.Plan.Teacher?.Name ?? "",
        Cancelled = lesson.Cancelled,
        Subject = lesson.Facts?.Subject ?? "",
        GroupTitle = lesson.Facts?.Title ?? "",
        SchoolClasses = { lesson.Classes.Select(one => one.Name) },
        ClassTitles = { lesson.Facts?.ClassTitles ?? [] },
        OnlineLesson = online?.Id.Name ?? "",
        OnlineLessonState = (ConferenceState)(online?.Stage ?? 0),
        UpdateTime = Timestamp.FromDateTimeOffset(lesson.UpdateTime),
    };

    internal static ImportLessonsResponse Of(LessonImportResult result) => new()
    {
        AddedCount = result.Added,
        ChangedCount = result.Changed,
        CancelledCount = result.Cancelled,
        UnchangedCount = result.Unchanged,
        MovedConferences = { result.MovedConferences.Select(conference => conference.Name) },
        CancelledConferences = { result.CancelledConferences.Select(conference => conference.Name) },
        FlaggedConferences = { result.FlaggedConferences.Select(conference => conference.Name) },
    };
}
