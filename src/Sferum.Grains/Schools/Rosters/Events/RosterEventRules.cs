using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>
/// What something that happened makes of a school, or why it makes no sense (B13-B16). A refusal's field is counted from the change (<c>student_transferred.to_class</c>).
/// A change costs what hangs on the people, classes and groups that it names, not the size of the school. Lengths and forms of texts are the facade's to check.
/// </summary>
internal static class RosterEventRules
{
    /// <summary>The school after it, with the rows touched in its trail.</summary>
    public static Outcome<RosterPicture> Apply(RosterPicture school, RosterEvent happened) => happened switch
    {
        StaffHired hired => StaffEvents.Hire(school, hired.Staff),
        StaffDismissed dismissed => StaffEvents.Dismiss(school, dismissed.Account),
        PositionChanged changed => StaffEvents.Move(school, changed),
        AdministratorNamed named => StaffEvents.Name(school, named.Account),
        StudentEnrolled enrolled => StudentEvents.Enrol(school, enrolled.Student),
        StudentExpelled expelled => StudentEvents.Expel(school, expelled.Account),
        StudentTransferred transferred => StudentEvents.Transfer(school, transferred),
        ParentAdded added => ParentEvents.Add(school, added),
        ParentRemoved removed => ParentEvents.Remove(school, removed),
        PersonRenamed renamed => PersonEvents.Rename(school, renamed),
        PersonBlocked blocked => PersonEvents.Block(school, blocked),
        ClassCreated created => ClassEvents.Create(school, created.Class),
        ClassRenamed renamed => ClassEvents.Rename(school, renamed),
        ClassEnded ended => ClassEvents.End(school, ended.Class),
        HomeroomTeacherChanged changed => ClassEvents.ChangeTeacher(school, changed),
        GroupSaved saved => GroupEvents.Save(school, saved.Group),
        GroupEnded ended => GroupEvents.End(school, ended.Group),
        GroupTeacherChanged changed => GroupEvents.ChangeTeacher(school, changed),
        GroupStudentAdded added => GroupStudentEvents.Add(school, added),
        GroupStudentRemoved removed => GroupStudentEvents.Remove(school, removed),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, message: null),
    };

    /// <summary>Refuses what would make a class or group of another school.</summary>
    public static Refusal? Foreign(SchoolId school, RosterEvent happened) => happened switch
    {
        ClassCreated created when created.Class.Class.School != school => Refusal.Of(RefusalReason.InvalidName, "class_created.school_class.school_class"),
        GroupSaved saved when saved.Group.Group.School != school => Refusal.Of(RefusalReason.InvalidName, "group_saved.group.group"),
        _ => null,
    };
}
