using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Employment (B2, B9, B15).</summary>
internal static class StaffEvents
{
    public static Outcome<RosterPicture> Hire(RosterPicture school, RosterStaff staff)
    {
        if (school.Is(staff.Account, PersonKinds.Staff))
        {
            return Refusal.Of(RefusalReason.AlreadyEmployed, "staff_hired.staff.account");
        }

        return EventChecks.Full(school.Ties.Counts.Staff, RosterLimits.Staff, "staff_hired.staff") is { } full
            ? full
            : school.Put(PersonEvents.Known(school, staff.Account, staff.Name, staff.Blocked, PersonKinds.Staff) with
            {
                Position = staff.Position,
                PositionTitle = staff.PositionTitle,
            });
    }

    public static Outcome<RosterPicture> Dismiss(RosterPicture school, AccountId account)
    {
        if (!school.Is(account, PersonKinds.Staff))
        {
            return Refusal.Of(RefusalReason.NotEmployed, "staff_dismissed.account");
        }

        if (school.Administrator == account)
        {
            return Refusal.Of(RefusalReason.AdministratorStillNeeded, "staff_dismissed.account");
        }

        var person = school.People[account] with { Position = PositionType.Unspecified, PositionTitle = "" };
        return PersonEvents.Lose(WithoutTeacher(school, account), person, PersonKinds.Staff);
    }

    public static Outcome<RosterPicture> Move(RosterPicture school, PositionChanged changed) => school.Is(changed.Account, PersonKinds.Staff)
        ? school.Put(school.People[changed.Account] with { Position = changed.Position, PositionTitle = changed.PositionTitle })
        : Refusal.Of(RefusalReason.NotEmployed, "position_changed.account");

    public static Outcome<RosterPicture> Name(RosterPicture school, AccountId account) =>
        EventChecks.NotStaff(school, account, "sferum_administrator_changed.account") is { } refusal ? refusal : school.Name(account);

    // Nobody teaches who is not employed.
    private static RosterPicture WithoutTeacher(RosterPicture school, AccountId account)
    {
        var (classes, groups) = (school.Ties.Homerooms[account], school.Ties.Teaching[account]);
        foreach (var id in classes)
        {
            school = school.Put(school.Classes[id] with { Class = school.Classes[id].Class with { HomeroomTeacher = null } });
        }

        foreach (var id in groups)
        {
            school = school.Put(school.Groups[id] with { Group = school.Groups[id].Group with { Teacher = null } });
        }

        return school;
    }
}
