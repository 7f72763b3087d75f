using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>Checks the rows of a roster: names and lengths.</summary>
internal static class RosterRowValidation
{
    private const string Roster = "roster";

    internal static Refusal? Check(RosterSnapshot roster) =>
        FieldCheck.Each(roster.Staff, $"{Roster}.staff", Staff)
        ?? FieldCheck.Each(roster.Classes, $"{Roster}.classes", Class)
        ?? FieldCheck.Each(roster.Students, $"{Roster}.students", Student)
        ?? FieldCheck.Each(roster.Parents, $"{Roster}.parents", Parent)
        ?? FieldCheck.Each(roster.Groups, $"{Roster}.groups", Group);

    private static Refusal? Staff(RosterStaff staff, string path) =>
        FieldCheck.Account(staff.Account, $"{path}.account")
        ?? FullName(staff.FullName, path)
        ?? FieldCheck.Length(staff.PositionTitle, 200, $"{path}.position_title");

    private static Refusal? Class(RosterClass row, string path) =>
        FieldCheck.Class(row.SchoolClass, $"{path}.school_class")
        ?? FieldCheck.Length(row.Title, 32, $"{path}.title")
        ?? FieldCheck.OptionalAccount(row.HomeroomTeacher, $"{path}.homeroom_teacher");

    private static Refusal? Student(RosterStudent student, string path) =>
        FieldCheck.Account(student.Account, $"{path}.account")
        ?? FullName(student.FullName, path)
        ?? FieldCheck.Class(student.SchoolClass, $"{path}.school_class");

    private static Refusal? Parent(RosterParent parent, string path) =>
        FieldCheck.Account(parent.Account, $"{path}.account")
        ?? FullName(parent.FullName, path)
        ?? FieldCheck.Each(parent.Children, $"{path}.children", FieldCheck.Account);

    private static Refusal? Group(RosterGroup group, string path) =>
        FieldCheck.Name(GroupId.TryParse(group.Group, out _), $"{path}.group")
        ?? FieldCheck.Length(group.Title, 64, $"{path}.title")
        ?? FieldCheck.Length(group.Subject, 128, $"{path}.subject")
        ?? FieldCheck.Each(group.SchoolClasses, $"{path}.school_classes", FieldCheck.Class)
        ?? FieldCheck.OptionalAccount(group.Teacher, $"{path}.teacher")
        ?? (group.StudentList is { } list ? FieldCheck.Each(list.Students, $"{path}.student_list.students", FieldCheck.Account) : null);

    private static Refusal? FullName(PersonName name, string path) =>
        FieldCheck.Length(name.FamilyName, 100, $"{path}.full_name.family_name")
        ?? FieldCheck.Length(name.GivenName, 100, $"{path}.full_name.given_name")
        ?? FieldCheck.Length(name.Patronymic, 100, $"{path}.full_name.patronymic");
}
