using Sferum.SampleSchool.Names;

namespace Sferum.SampleSchool;

/// <summary>Makes a school of real size. The same seed gives the same school, on every machine and every version.</summary>
public static class SampleSchoolGenerator
{
    /// <summary>The seed of the school that the README, the tests and the benchmarks speak of.</summary>
    public const ulong DefaultSeed = 15;

    /// <summary>The school of a seed.</summary>
    /// <param name="seed">Any number.</param>
    public static School Generate(ulong seed = DefaultSeed)
    {
        var random = new SampleRandom(seed);
        var names = new NameSource(random);
        var staff = new StaffPlan(random, names);
        var classes = ClassPlan.Make(staff);
        var families = new FamilyPlan(random, names, staff, classes);
        var groups = new GroupPlan(staff, classes, families.Students);
        return new School("15", "МБОУ «Школа № 15» городского округа Самара", "Europe/Samara", staff.ChatsAdministrator.Id)
        {
            Staff = staff.Members,
            Students = families.Students,
            Parents = families.Parents,
            Classes = classes,
            Groups = [.. groups.Groups],
            Lessons = TimetablePlan.Make(groups.Blocks, classes, random),
        };
    }
}
