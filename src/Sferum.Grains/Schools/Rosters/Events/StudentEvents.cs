using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Students come, go and change classes (B13, B14).</summary>
internal static class StudentEvents
{
    public static Outcome<RosterPicture> Enrol(RosterPicture school, RosterStudent student)
    {
        if (school.Is(student.Account, PersonKinds.Student))
        {
            return Refusal.Of(RefusalReason.AlreadyEnrolled, "student_enrolled.student.account");
        }

        var refusal = EventChecks.NotOpen(school, student.Class, "student_enrolled.student.school_class")
            ?? EventChecks.Full(school.Ties.Counts.Students, RosterLimits.Students, "student_enrolled.student");
        return refusal is not null
            ? refusal
            : school.Put(PersonEvents.Known(school, student.Account, student.Name, student.Blocked, PersonKinds.Student) with { Class = student.Class });
    }

    public static Outcome<RosterPicture> Expel(RosterPicture school, AccountId account)
    {
        if (!school.Is(account, PersonKinds.Student))
        {
            return Refusal.Of(RefusalReason.NotEnrolled, "student_expelled.account");
        }

        var parents = school.Ties.Parents[account];
        school = school.Ties.Listed[account].Aggregate(school, (left, group) => GroupStudentEvents.Unlist(left, group, account));
        school = school.Ties.Held[account].Aggregate(school, (left, id) => Release(left, id, account));
        school = PersonEvents.Lose(school, school.People[account] with { Class = null }, PersonKinds.Student);
        return parents.Aggregate(school, (left, parent) => ParentEvents.LoseChild(left, parent, account));
    }

    public static Outcome<RosterPicture> Transfer(RosterPicture school, StudentTransferred transferred)
    {
        if (!school.Is(transferred.Account, PersonKinds.Student))
        {
            return Refusal.Of(RefusalReason.NotEnrolled, "student_transferred.account");
        }

        var student = school.People[transferred.Account];
        if (transferred.From is { } from && student.Class != from)
        {
            return Refusal.Of(RefusalReason.NotEnrolled, "student_transferred.from_class");
        }

        return EventChecks.NotOpen(school, transferred.To, "student_transferred.to_class") is { } refusal ? refusal : Move(school, student, transferred.To);
    }

    // Own lists of groups that the new class has no part in are left, as the roster's rules want it.
    private static RosterPicture Move(RosterPicture school, Person student, ClassId to)
    {
        var left = school.Ties.Listed[student.Account].Where(group => !school.Groups[group].Group.Classes.Contains(to)).ToArray();
        school = left.Aggregate(school, (now, group) => GroupStudentEvents.Unlist(now, group, student.Account));
        return Release(school, to, student.Account).Put(student with { Class = to });
    }

    private static RosterPicture Release(RosterPicture school, ClassId id, AccountId student)
    {
        var row = school.Classes[id];
        return row.Held.Contains(student) ? school.Put(row with { Held = row.Held.Remove(student) }) : school;
    }
}
