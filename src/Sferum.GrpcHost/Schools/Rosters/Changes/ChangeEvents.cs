using Sferum.GrpcHost.Schools.Rosters.Rows;
using Sferum.V1;
using Case = Sferum.V1.RosterChange.ChangeOneofCase;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters.Changes;

/// <summary>What happened, from the contract to the domain.</summary>
internal static class ChangeEvents
{
    internal static Domain.RosterEvent Of(RosterChange change, RowReading read) => change.ChangeCase switch
    {
        Case.StaffHired => new Domain.StaffHired(RosterRows.Staff(read.At("staff_hired.staff"), change.StaffHired.Staff)),
        Case.StaffDismissed => new Domain.StaffDismissed(read.At("staff_dismissed").Account(change.StaffDismissed.Account, "account")),
        Case.PositionChanged => Of(change.PositionChanged, read.At("position_changed")),
        Case.StudentEnrolled => new Domain.StudentEnrolled(RosterRows.Student(read.At("student_enrolled.student"), change.StudentEnrolled.Student)),
        Case.StudentExpelled => new Domain.StudentExpelled(read.At("student_expelled").Account(change.StudentExpelled.Account, "account")),
        Case.StudentTransferred => Of(change.StudentTransferred, read.At("student_transferred")),
        Case.ParentAdded => Of(change.ParentAdded, read.At("parent_added")),
        Case.ParentRemoved => Of(change.ParentRemoved, read.At("parent_removed")),
        Case.HomeroomTeacherChanged => Of(change.HomeroomTeacherChanged, read.At("homeroom_teacher_changed")),
        Case.GroupSaved => new Domain.GroupSaved(RosterRows.Group(read.At("group_saved.group"), change.GroupSaved.Group)),
        Case.GroupClosed => new Domain.GroupEnded(read.At("group_closed").Group(change.GroupClosed.Group, "group")),
        Case.GroupTeacherChanged => Of(change.GroupTeacherChanged, read.At("group_teacher_changed")),
        Case.GroupStudentAdded => Of(change.GroupStudentAdded, read.At("group_student_added")),
        Case.GroupStudentRemoved => Of(change.GroupStudentRemoved, read.At("group_student_removed")),
        Case.ClassCreated => new Domain.ClassCreated(RosterRows.Class(read.At("class_created.school_class"), change.ClassCreated.SchoolClass)),
        Case.ClassRenamed => Of(change.ClassRenamed, read.At("class_renamed")),
        Case.ClassClosed => new Domain.ClassEnded(read.At("class_closed").Class(change.ClassClosed.SchoolClass, "school_class")),
        Case.PersonRenamed => Of(change.PersonRenamed, read.At("person_renamed")),
        Case.PersonBlocked => new Domain.PersonBlocked(read.At("person_blocked").Account(change.PersonBlocked.Account, "account"), Blocked: true),
        Case.PersonUnblocked => new Domain.PersonBlocked(read.At("person_unblocked").Account(change.PersonUnblocked.Account, "account"), Blocked: false),
        Case.SferumAdministratorChanged => new Domain.AdministratorNamed(
            read.At("sferum_administrator_changed").Account(change.SferumAdministratorChanged.Account, "account")),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.ChangeCase, message: null),
    };

    private static Domain.PositionChanged Of(PositionChanged changed, RowReading read) =>
        new(read.Account(changed.Account, "account"), (Domain.PositionType)changed.PositionType, RosterRows.PositionTitle(read, changed.PositionTitle));

    private static Domain.StudentTransferred Of(StudentTransferred transferred, RowReading read) =>
        new(read.Account(transferred.Account, "account"), read.Class(transferred.ToClass, "to_class"), read.OptionalClass(transferred.FromClass, "from_class"));

    private static Domain.ParentAdded Of(ParentAdded added, RowReading read) => new(
        read.Account(added.Account, "account"), added.FullName is { } name ? read.FullName(name) : null, read.Account(added.Child, "child"), added.Blocked);

    private static Domain.ParentRemoved Of(ParentRemoved removed, RowReading read) => new(read.Account(removed.Account, "account"), read.Account(removed.Child, "child"));

    private static Domain.HomeroomTeacherChanged Of(HomeroomTeacherChanged changed, RowReading read) =>
        new(read.Class(changed.SchoolClass, "school_class"), read.OptionalAccount(changed.Teacher, "teacher"));

    private static Domain.GroupTeacherChanged Of(GroupTeacherChanged changed, RowReading read) =>
        new(read.Group(changed.Group, "group"), read.OptionalAccount(changed.Teacher, "teacher"));

    private static Domain.GroupStudentAdded Of(GroupStudentAdded added, RowReading read) => new(read.Group(added.Group, "group"), read.Account(added.Student, "student"));

    private static Domain.GroupStudentRemoved Of(GroupStudentRemoved removed, RowReading read) =>
        new(read.Group(removed.Group, "group"), read.Account(removed.Student, "student"));

    private static Domain.ClassRenamed Of(ClassRenamed renamed, RowReading read) =>
        new(read.Class(renamed.SchoolClass, "school_class"), RosterRows.ClassTitle(read, renamed.Title));

    private static Domain.PersonRenamed Of(PersonRenamed renamed, RowReading read) => new(read.Account(renamed.Account, "account"), read.FullName(renamed.FullName));
}
