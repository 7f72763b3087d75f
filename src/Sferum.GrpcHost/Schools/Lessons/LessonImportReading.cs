using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Times;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Lessons;

/// <summary>An import of lessons to its command, as far as its form goes. Required fields and clean text are looked at before.</summary>
internal static class LessonImportReading
{
    private const int MostDaysAfterTheFirst = 30;

    private const string Cancelled = "cancelled_lessons";

    /// <summary>The command, or the first thing that is wrong.</summary>
    internal static Outcome<ImportLessons> Read(ImportLessonsRequest request, SchoolId school)
    {
        if (WhyNot(request) is { } refusal)
        {
            return refusal;
        }

        var (days, lessons, cancelled) = (DaysOf(request), Lessons(request, school), CancelledOf(request, school));
        return (days.Refusal ?? lessons.Refusal ?? cancelled.Refusal) is { } wrong
            ? wrong
            : new ImportLessons { Request = RequestFingerprint.Of(request), Days = days.Value!.Days, Lessons = lessons.Value!, Cancelled = cancelled.Value!, ValidateOnly = request.ValidateOnly };
    }

    private static Refusal? WhyNot(ImportLessonsRequest request)
    {
        if (request.Mode == LessonImportMode.Full)
        {
            return request.CancelledLessons.Count > 0 ? Refusal.Of(RefusalReason.FieldNotAllowed, Cancelled)
                : request.FromDate is null ? Refusal.Of(RefusalReason.FieldRequired, "from_date")
                : request.ToDate is null ? Refusal.Of(RefusalReason.FieldRequired, "to_date")
                : TooMany(request.Lessons.Count, "lessons");
        }

        return request.FromDate is not null ? Refusal.Of(RefusalReason.FieldNotAllowed, "from_date")
            : request.ToDate is not null ? Refusal.Of(RefusalReason.FieldNotAllowed, "to_date")
            : TooMany(request.Lessons.Count, "lessons") ?? TooMany(request.CancelledLessons.Count, Cancelled);
    }

    private static Refusal? TooMany(int count, string field) => count <= ImportLessons.MostLessons ? null : new Refusal(RefusalReason.TooManyItems)
    {
        Field = field,
        Facts = new Dictionary<string, string> { ["limit"] = ImportLessons.MostLessons.ToString(CultureInfo.InvariantCulture) },
    };

    private static Outcome<Whole> DaysOf(ImportLessonsRequest request)
    {
        if (request.Mode != LessonImportMode.Full)
        {
            return new Whole(null);
        }

        if (LocalTimeFields.Read(request.FromDate) is not { } from)
        {
            return Refusal.Of(RefusalReason.InvalidDate, "from_date");
        }

        if (LocalTimeFields.Read(request.ToDate) is not { } to)
        {
            return Refusal.Of(RefusalReason.InvalidDate, "to_date");
        }

        return to < from || to.DayNumber - from.DayNumber > MostDaysAfterTheFirst ? Refusal.Of(RefusalReason.InvalidDateRange, "to_date") : new Whole(new LessonDays(from, to));
    }

    private static Outcome<LessonPlan[]> Lessons(ImportLessonsRequest request, SchoolId school)
    {
        var plans = new LessonPlan[request.Lessons.Count];
        for (var i = 0; i < plans.Length; i++)
        {
            var plan = LessonReading.Read(request.Lessons[i], school);
            if (plan.IsRefused)
            {
                return plan.Refusal with { Field = string.Create(CultureInfo.InvariantCulture, $"lessons[{i}].{plan.Refusal.Field}") };
            }

            plans[i] = plan.Value;
        }

        return plans;
    }

    private static Outcome<string[]> CancelledOf(ImportLessonsRequest request, SchoolId school)
    {
        var ids = new string[request.CancelledLessons.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (!LessonId.TryParse(request.CancelledLessons[i], out var id) || id.School != school)
            {
                return Refusal.Of(RefusalReason.InvalidName, string.Create(CultureInfo.InvariantCulture, $"{Cancelled}[{i}]"));
            }

            ids[i] = id.Segment;
        }

        return ids;
    }

    /// <summary>The days of an import; none when it is no whole timetable.</summary>
    private sealed record Whole(LessonDays? Days);
}
