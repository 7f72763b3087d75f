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
    /// <param name="before">The school as it is.</param>
    /// <param name="after">The school as the import wants it.</param>
    /// <param name="guard">The school's limits.</param>
    /// <param name="rollOver">The year's roll-over: classes are promoted and closed, so that only people who leave the school count.</param>
    public static Refusal? Check(RosterPicture before, RosterPicture after, RemovalGuard guard, bool rollOver)
    {
        var left = before.People.Keys.Where(account => !after.People.ContainsKey(account)).ToHashSet();
        var schoolOver = left.Count * 100L > (long)guard.SchoolPercent * before.People.Count;
        var classes = rollOver ? [] : ClassesOver(before, after, guard);
        left.UnionWith(classes.SelectMany(c => c.Left));
        return schoolOver || classes.Count > 0 ? Withheld(guard, before, after, left, classes) : null;
    }

    private static List<ClassLoss> ClassesOver(RosterPicture before, RosterPicture after, RemovalGuard guard) => [.. before.People.Values
        .Where(p => p.Class is not null)
        .Select(p => (Class: p.Class!.Value, p.Account))
        .Concat(before.Classes.Values.SelectMany(row => row.Held.Select(held => (Class: row.Class.Class, Account: held))))
        .Where(place => IsOpen(before, place.Class))
        .GroupBy(place => place.Class, place => place.Account)
        .Select(c => new ClassLoss(c.Key, c.Count(), [.. c.Where(account => !IsIn(after, account, c.Key))]))
        .Where(c => IsOver(c.Size, c.Left.Count, guard))
        .OrderBy(c => c.Class.Segment, StringComparer.Ordinal)];

    private static bool IsOpen(RosterPicture school, ClassId id) => school.Classes.GetValueOrDefault(id) is not { Closed: true };

    private static bool IsIn(RosterPicture school, AccountId account, ClassId id) =>
        IsOpen(school, id) && (school.People.GetValueOrDefault(account)?.Class == id || school.Classes.GetValueOrDefault(id)?.Held.Contains(account) == true);

    private static bool IsOver(int size, int left, RemovalGuard guard) =>
        left > guard.ClassPeople || (left >= guard.ClassMinimum && left * 100L > (long)guard.ClassPercent * size);

    private static Refusal Withheld(RemovalGuard guard, RosterPicture before, RosterPicture after, HashSet<AccountId> removed, List<ClassLoss> classes) =>
        new(RefusalReason.RemovalsWithheld)
        {
            Facts = new Dictionary<string, string>
            {
                ["removals"] = Number(removed.Count),
                ["school_removals"] = Number(removed.Count(account => !after.People.ContainsKey(account))),
                ["school_people"] = Number(before.People.Count),
                ["school_percent_limit"] = Number(guard.SchoolPercent),
                ["classes_over_limit"] = Number(classes.Count),
                ["class_people_limit"] = Number(guard.ClassPeople),
                ["class_percent_limit"] = Number(guard.ClassPercent),
                ["class_minimum"] = Number(guard.ClassMinimum),
            },
            Subjects = [.. classes.Take(SubjectsShown).Select(c => c.Class.Name)],
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record ClassLoss(ClassId Class, int Size, IReadOnlyList<AccountId> Left);
}
