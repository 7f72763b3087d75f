using Sferum.Grains.Schools;
using Sferum.UnitTests.Histories.Simulation;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Something that happens in a school: how ES tells it, and what it makes of a plain school.</summary>
/// <param name="Told">As ES tells it.</param>
/// <param name="Apply">What follows.</param>
internal sealed record Happening(RosterEvent Told, Action<PlainSchool> Apply)
{
    /// <summary>Something that makes sense in a school as it is; null when chance has picked something that does not.</summary>
    public static Happening? Of(PlainSchool school, Chance chance) => chance.For(0).Below(18) switch
    {
        0 => StaffHappenings.Hire(school, chance),
        1 => StaffHappenings.Dismiss(school, chance),
        2 => StaffHappenings.Move(school, chance),
        3 => StudentHappenings.Enrol(school, chance),
        4 => StudentHappenings.Expel(school, chance),
        5 or 6 => StudentHappenings.Transfer(school, chance),
        7 or 8 => ParentHappenings.Add(school, chance),
        9 => ParentHappenings.Remove(school, chance),
        10 => ClassHappenings.Homeroom(school, chance),
        11 => ClassHappenings.Rename(school, chance),
        12 => ClassHappenings.Create(school, chance),
        13 => GroupHappenings.Save(school, chance),
        14 => GroupHappenings.Teacher(school, chance),
        15 => GroupHappenings.Student(school, chance),
        _ => Block(school, chance),
    };

    /// <summary>One of some; null when there are none.</summary>
    public static string? OneOf(IEnumerable<string> some, Chance chance) => some.ToArray() is { Length: > 0 } all ? all[chance.Below(all.Length)] : null;

    // Who is blocked takes no chat over: of a second administrator, who went on driving would follow from moments that nobody promises.
    private static Happening? Block(PlainSchool school, Chance chance) =>
        OneOf(school.People.Keys.Where(account => account != school.Administrator || school.Administrators.Count == 1), chance.For(1)) is { } account
        ? new(
            new PersonBlocked(new(account), !school[account].IsBlocked),
            s => s[account] = s[account] with { IsBlocked = !s[account].IsBlocked })
        : null;
}
