using System.Globalization;

namespace Sferum.SampleSchool;

/// <summary>The 27 classes of the school and how many students each has.</summary>
internal static class ClassPlan
{
    public const int SchoolYear = 2026;
    public const int Students = 700;

    private static readonly (char Letter, char Latin)[] Letters = [('А', 'a'), ('Б', 'b'), ('В', 'v')];

    public static List<SchoolClass> Make(StaffPlan staff) =>
        [.. Enumerable.Range(1, 11).SelectMany(grade => Letters.Take(Parallels(grade)).Select(letter => (Grade: grade, letter.Letter, letter.Latin)))
            .Zip(staff.HomeroomTeachers, (plan, teacher) => new SchoolClass(
                string.Create(CultureInfo.InvariantCulture, $"{SchoolYear}-{plan.Grade}{plan.Latin}"),
                string.Create(CultureInfo.InvariantCulture, $"{plan.Grade} {plan.Letter}"),
                plan.Grade,
                teacher.Id))];

    /// <summary>Every desk of every class once, in random order.</summary>
    public static List<SchoolClass> Desks(IReadOnlyList<SchoolClass> classes, SampleRandom random)
    {
        var sizes = classes.Select(_ => 24 + random.Next(4)).ToArray();
        for (var i = 0; sizes.Sum() != Students; i = (i + 1) % sizes.Length)
            sizes[i] += sizes.Sum() < Students ? 1 : -1;
        return random.Shuffled(classes.SelectMany((schoolClass, i) => Enumerable.Repeat(schoolClass, sizes[i])));
    }

    private static int Parallels(int grade) => grade switch
    {
        <= 6 => 3,
        10 => 1,
        _ => 2,
    };
}
