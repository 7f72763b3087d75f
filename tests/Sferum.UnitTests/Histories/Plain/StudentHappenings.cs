using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Students come, go and change classes.</summary>
internal static class StudentHappenings
{
    private const int Candidates = 8;

    public static Happening? Enrol(PlainSchool school, Chance chance)
    {
        var account = Happening.OneOf(Enumerable.Range(1, Candidates).Select(n => $"s{n}").Where(s => school[s].Class is null && !school.Gone.Contains(s)), chance.For(1));
        if (account is null || Happening.OneOf(school.OpenClasses, chance.For(2)) is not { } id)
        {
            return null;
        }

        var enrolled = school[account] with { Class = id };
        return new(new StudentEnrolled(PlainRosters.Student(account, enrolled)), s => s[account] = s[account] with { Class = id });
    }

    public static Happening? Expel(PlainSchool school, Chance chance) => Happening.OneOf(school.Students, chance.For(1)) is { } account
        ? new(new StudentExpelled(new(account)), s => Leave(s, account))
        : null;

    public static Happening? Transfer(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(school.Students, chance.For(1)) is not { } account
            || Happening.OneOf(school.OpenClasses.Where(id => id != school[account].Class), chance.For(2)) is not { } to)
        {
            return null;
        }

        var from = PlainChats.Class(school[account].Class!);
        return new(new StudentTransferred(new(account), PlainChats.Class(to), from), s => Move(s, account, to));
    }

    // Parents go with the last child.
    private static void Leave(PlainSchool school, string account)
    {
        Unlist(school, account, _ => true);
        foreach (var parent in school.ParentsOf(account).ToList())
        {
            school[parent] = school[parent] with { Children = [.. school[parent].Children.Where(child => child != account)] };
        }

        school[account] = school[account] with { Class = null };
    }

    private static void Move(PlainSchool school, string account, string to)
    {
        Unlist(school, account, group => group.Class != to);
        school[account] = school[account] with { Class = to };
    }

    private static void Unlist(PlainSchool school, string account, Predicate<PlainGroup> leaves)
    {
        foreach (var (id, group) in school.Groups.Where(g => g.Value.Students?.Contains(account) == true && leaves(g.Value)).ToList())
        {
            school.Groups[id] = group with { Students = [.. group.Students!.Where(student => student != account)] };
        }
    }
}
