using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Staff comes, goes and changes position; parents may be staff as well.</summary>
internal static class StaffHappenings
{
    private static readonly string[] Candidates = ["t1", "t2", "t3", "t4", "t5", "p1", "p2"];

    public static Happening? Hire(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(Candidates.Where(account => !school[account].IsStaff && !school.Gone.Contains(account)), chance.For(1)) is not { } account)
        {
            return null;
        }

        var hired = school[account] with { IsStaff = true, IsTeaching = chance.For(2).Happens(700) };
        return new(new StaffHired(PlainRosters.Staff(account, hired)), s => s[account] = s[account] with { IsStaff = true, IsTeaching = hired.IsTeaching });
    }

    public static Happening? Dismiss(PlainSchool school, Chance chance) =>
        Happening.OneOf(school.Staff.Where(account => account != school.Administrator), chance.For(1)) is { } account
            ? new(new StaffDismissed(new(account)), s => Leave(s, account))
            : null;

    public static Happening? Move(PlainSchool school, Chance chance)
    {
        if (Happening.OneOf(school.Staff, chance.For(1)) is not { } account)
        {
            return null;
        }

        var teaches = !school[account].IsTeaching;
        var position = teaches ? PositionType.TeachingStaff : PositionType.ServiceStaff;
        return new(new PositionChanged(new(account), position, ""), s => s[account] = s[account] with { IsTeaching = teaches });
    }

    /// <summary>Somebody becomes the Sferum administrator.</summary>
    public static Happening Appoint(string account) => new(new AdministratorNamed(new(account)), s => s.Appoint(account));

    private static void Leave(PlainSchool school, string account)
    {
        school[account] = school[account] with { IsStaff = false, IsTeaching = false };
        foreach (var (id, known) in school.Classes.Where(c => c.Value.Homeroom == account).ToList())
        {
            school.Classes[id] = known with { Homeroom = null };
        }

        foreach (var (id, known) in school.Groups.Where(g => g.Value.Teacher == account).ToList())
        {
            school.Groups[id] = known with { Teacher = null };
        }
    }
}
