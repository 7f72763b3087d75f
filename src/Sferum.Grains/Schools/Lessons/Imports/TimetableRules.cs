using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons.Days;

namespace Sferum.Grains.Schools.Lessons.Imports;

/// <summary>Whether an import makes sense, and how it is taken. Pure.</summary>
internal static class TimetableRules
{
    /// <summary>The first thing that is wrong with an import, with its place; null when nothing is.</summary>
    public static Refusal? WhyNot(ImportLessons command, LessonSurroundings around)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < command.Lessons.Count; i++)
        {
            if (WhyNot(command.Lessons[i], command.Days, around, seen) is { } refusal)
            {
                return refusal with { Field = string.Create(CultureInfo.InvariantCulture, $"lessons[{i}].{refusal.Field}") };
            }
        }

        return WhyNotCancelled(command.Cancelled, seen);
    }

    /// <summary>Accepts an import, unless another one is still being carried out.</summary>
    public static Outcome<TimetableState> Accept(TimetableState? state, ImportLessons command, ImmutableArray<string> cancelled)
    {
        var known = state ?? new TimetableState();
        return known.Running is not null
            ? Refusal.Of(RefusalReason.ConcurrentChange)
            : known with { Counter = known.Counter + 1, Running = new AcceptedLessons(known.Counter + 1, command.Request, [.. command.Lessons], cancelled) };
    }

    /// <summary>What an import cancels: of whole days, what they have and it does not name.</summary>
    public static ImmutableArray<string> Cancelled(ImportLessons command, IEnumerable<LessonRow> known)
    {
        if (command.Days is null)
        {
            return [.. command.Cancelled];
        }

        var named = command.Lessons.Select(lesson => lesson.Lesson).ToHashSet(StringComparer.Ordinal);
        return [.. known.Where(row => !row.Cancelled && !named.Contains(row.Id)).Select(row => row.Id)];
    }

    /// <summary>The import has been carried out.</summary>
    public static TimetableState Finish(TimetableState state, long number) => state.Running?.Number == number ? state with { Running = null } : state;

    /// <summary>What an import came to.</summary>
    public static LessonImportResult Result(SchoolId school, IReadOnlyCollection<TakenLesson> taken)
    {
        var counts = taken.CountBy(lesson => lesson.Change).ToDictionary();
        return new LessonImportResult
        {
            Added = counts.GetValueOrDefault(LessonChange.Added),
            Changed = counts.GetValueOrDefault(LessonChange.Changed),
            Cancelled = counts.GetValueOrDefault(LessonChange.Cancelled),
            Unchanged = counts.GetValueOrDefault(LessonChange.Unchanged),
            MovedConferences = Named(LessonEffect.Moved),
            CancelledConferences = Named(LessonEffect.Cancelled),
            FlaggedConferences = Named(LessonEffect.Flagged),
        };

        ConferenceId[] Named(LessonEffect effect) =>
            [.. taken.Where(lesson => lesson.Effect == effect).Take(LessonImportResult.MostNamed).Select(lesson => new ConferenceId(school, lesson.Conference))];
    }

    /// <summary>The rows that each day's index gets.</summary>
    public static ILookup<DateOnly, LessonRow> Rows(IEnumerable<TakenLesson> taken) => taken
        .Where(lesson => lesson is { Row: not null, Change: not LessonChange.Unchanged })
        .SelectMany(lesson => lesson.Left is { } left ? [(lesson.Date, Row: lesson.Row!), (left, lesson.Row! with { IsGone = true })] : new[] { (lesson.Date, Row: lesson.Row!) })
        .ToLookup(place => place.Date, place => place.Row);

    private static Refusal? WhyNot(LessonPlan lesson, LessonDays? days, LessonSurroundings around, HashSet<string> seen)
    {
        if (!seen.Add(lesson.Lesson))
        {
            return Refusal.Of(RefusalReason.DuplicateItem, "name");
        }

        if (!around.Groups.Contains(lesson.Group))
        {
            return Refusal.Of(RefusalReason.UnknownGroup, "group");
        }

        if (days is { } whole && !whole.Has(lesson.Date))
        {
            return Refusal.Of(RefusalReason.LessonOutsideRange, "date");
        }

        if (!Exists(around.Zone, lesson.Date, lesson.Start) || !Exists(around.Zone, lesson.Date, lesson.End))
        {
            return Refusal.Of(RefusalReason.TimeInGap, Exists(around.Zone, lesson.Date, lesson.Start) ? "end_time" : "start_time");
        }

        return lesson.Teacher is { } teacher && !around.Staff.Contains(teacher) ? Refusal.Of(RefusalReason.PersonNotStaff, "teacher") : null;
    }

    private static Refusal? WhyNotCancelled(IReadOnlyList<string> cancelled, HashSet<string> seen)
    {
        for (var i = 0; i < cancelled.Count; i++)
        {
            if (!seen.Add(cancelled[i]))
            {
                return Refusal.Of(RefusalReason.DuplicateItem, string.Create(CultureInfo.InvariantCulture, $"cancelled_lessons[{i}]"));
            }
        }

        return null;
    }

    private static bool Exists(DateTimeZone zone, DateOnly date, TimeOnly time) =>
        zone.MapLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time)).Count > 0;
}

/// <summary>What an import has to know of its school.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="Groups">The groups that it has and that are not closed, by their ids within the school.</param>
/// <param name="Staff">Those of the teachers named who are staff.</param>
internal sealed record LessonSurroundings(DateTimeZone Zone, IReadOnlySet<string> Groups, IReadOnlySet<AccountId> Staff);
