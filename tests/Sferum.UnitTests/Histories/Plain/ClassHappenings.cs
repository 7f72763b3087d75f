using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Classes begin, and get other titles and homeroom teachers.</summary>
internal static class ClassHappenings
{
    private const int Titles = 4;

    private static readonly string[] Candidates = ["7a", "8a"];

    public static Happening? Create(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(Candidates.Where(id => !school.Classes.ContainsKey(id)), chance.For(1)) is not { } id)
        {
            return null;
        }

        var teacher = Happening.OneOf(school.Staff, chance.For(2));
        var created = new PlainClass($"{id[0]} А", teacher, Closed: false);
        return new(new ClassCreated(PlainRosters.Class(id, created)), s => s.Classes[id] = created);
    }

    public static Happening? Homeroom(PlainSchool school, Chance chance)
    {
        var teacher = chance.For(2).Happens(800) ? Happening.OneOf(school.Staff, chance.For(3)) : null;
        return Happening.OneOf(school.OpenClasses, chance.For(1)) is { } id
            ? new(new HomeroomTeacherChanged(PlainChats.Class(id), PlainRosters.Account(teacher)), s => s.Classes[id] = s.Classes[id] with { Homeroom = teacher })
            : null;
    }

    public static Happening? Rename(PlainSchool school, Chance chance)
    {
        var title = $"{5 + chance.For(2).Below(Titles)} Б";
        return Happening.OneOf(school.OpenClasses, chance.For(1)) is { } id
            ? new(new ClassRenamed(PlainChats.Class(id), title), s => s.Classes[id] = s.Classes[id] with { Title = title })
            : null;
    }
}
