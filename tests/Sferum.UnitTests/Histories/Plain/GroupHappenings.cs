using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Groups begin, get other teachers, and have lists of their own.</summary>
internal static class GroupHappenings
{
    private static readonly string[] Candidates = ["g1", "g2", "g3"];

    public static Happening? Save(PlainSchool school, Chance chance)
    {
        var id = Candidates[chance.For(1).Below(Candidates.Length)];
        if (Happening.OneOf(school.OpenClasses, chance.For(2)) is not { } @class)
        {
            return null;
        }

        var teacher = chance.For(3).Happens(700) ? Happening.OneOf(school.Staff, chance.For(4)) : null;
        string[]? students = chance.For(5).Happens(500) ? null : [.. school.StudentsOf(@class).Where((_, i) => chance.For(6).For((ulong)i).Happens(600))];
        var group = new PlainGroup(@class, teacher, students, Closed: false);
        return new(new GroupSaved(PlainRosters.Group(id, group)), s => s.Groups[id] = group);
    }

    public static Happening? Teacher(PlainSchool school, Chance chance)
    {
        var teacher = chance.For(2).Happens(800) ? Happening.OneOf(school.Staff, chance.For(3)) : null;
        return Happening.OneOf(school.OpenGroups, chance.For(1)) is { } id
            ? new(new GroupTeacherChanged(PlainChats.Group(id), PlainRosters.Account(teacher)), s => s.Groups[id] = s.Groups[id] with { Teacher = teacher })
            : null;
    }

    public static Happening? Student(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(school.OpenGroups, chance.For(1)) is not { } id || Happening.OneOf(school.StudentsOf(school.Groups[id].Class), chance.For(2)) is not { } student)
        {
            return null;
        }

        var listed = school.StudentsOfGroup(id).ToArray();
        var leaves = listed.Contains(student);
        string[] students = leaves ? [.. listed.Where(other => other != student)] : [.. listed.Append(student).Order(StringComparer.Ordinal)];
        RosterEvent told = leaves ? new GroupStudentRemoved(PlainChats.Group(id), new AccountId(student)) : new GroupStudentAdded(PlainChats.Group(id), new AccountId(student));
        return new(told, s => s.Groups[id] = s.Groups[id] with { Students = students });
    }
}
