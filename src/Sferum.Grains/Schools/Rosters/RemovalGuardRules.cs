using System.Globalization;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// Whether an import takes so many people out of a class or of the school that somebody has to look first (design §4). Classes are counted by their students.
/// </summary>
internal static class RemovalGuardRules
{
    private const int SubjectsShown = 50;

    /// <summary>The refusal of an import that is over the limits; null when it is not. The first import of a school removes nobody.</summary>
    public static Refusal? Check(IReadOnlyList<Person> before, IReadOnlyList<Person> after, RemovalGuard guard)
    {
        var later = after.ToDictionary(p => p.Account);
        var left = before.Count(p => !later.ContainsKey(p.Account));
        var schoolOver = left * 100L > (long)guard.SchoolPercent * before.Count;
        var classes = before
            .Where(p => p.Class is not null)
            .GroupBy(p => p.Class!.Value)
            .Select(c => (Class: c.Key, Size: c.Count(), Left: c.Count(p => later.GetValueOrDefault(p.Account)?.Class != c.Key)))
            .Where(c => IsOver(c.Size, c.Left, guard))
            .OrderBy(c => c.Class.Segment, StringComparer.Ordinal)
            .ToList();
        return schoolOver || classes.Count > 0 ? Withheld(guard, left, before.Count, classes) : null;
    }

    private static bool IsOver(int size, int left, RemovalGuard guard) =>
        left > guard.ClassPeople || (left >= guard.ClassMinimum && left * 100L > (long)guard.ClassPercent * size);

    private static Refusal Withheld(RemovalGuard guard, int left, int people, List<(ClassId Class, int Size, int Left)> classes) =>
        new(RefusalReason.RemovalsWithheld)
        {
            Facts = new Dictionary<string, string>
            {
                ["removals"] = Number(Math.Max(left, classes.Sum(c => c.Left))),
                ["school_removals"] = Number(left),
                ["school_people"] = Number(people),
                ["school_percent_limit"] = Number(guard.SchoolPercent),
                ["classes_over_limit"] = Number(classes.Count),
                ["class_people_limit"] = Number(guard.ClassPeople),
                ["class_percent_limit"] = Number(guard.ClassPercent),
                ["class_minimum"] = Number(guard.ClassMinimum),
            },
            Subjects = [.. classes.Take(SubjectsShown).Select(c => c.Class.Name)],
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
