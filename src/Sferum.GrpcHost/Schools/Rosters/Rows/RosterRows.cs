using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters.Rows;

/// <summary>The rows of a roster, read the same way whether they come in an import or in a change.</summary>
internal static class RosterRows
{
    internal static Domain.RosterStaff Staff(RowReading read, RosterStaff staff) => new(
        read.Account(staff.Account, "account"),
        read.FullName(staff.FullName),
        (Domain.PositionType)staff.PositionType,
        PositionTitle(read, staff.PositionTitle),
        staff.Blocked);

    internal static Domain.RosterClass Class(RowReading read, RosterClass row) =>
        new(read.Class(row.SchoolClass, "school_class"), ClassTitle(read, row.Title), read.OptionalAccount(row.HomeroomTeacher, "homeroom_teacher"));

    internal static Domain.RosterStudent Student(RowReading read, RosterStudent student) =>
        new(read.Account(student.Account, "account"), read.FullName(student.FullName), read.Class(student.SchoolClass, "school_class"), student.Blocked);

    internal static Domain.RosterParent Parent(RowReading read, RosterParent parent) =>
        new(read.Account(parent.Account, "account"), read.FullName(parent.FullName), read.Accounts(parent.Children, "children"), parent.Blocked);

    internal static Domain.RosterGroup Group(RowReading read, RosterGroup group) => new(
        read.Group(group.Group, "group"),
        read.Text(group.Title, 64, "title"),
        read.Text(group.Subject, 128, "subject"),
        read.Classes(group.SchoolClasses, "school_classes"),
        read.OptionalAccount(group.Teacher, "teacher"),
        group.StudentList is { } list ? read.Accounts(list.Students, "student_list.students") : null);

    internal static string ClassTitle(RowReading read, string title) => read.Text(title, 32, "title");

    internal static string PositionTitle(RowReading read, string title) => read.Text(title, 200, "position_title");
}
