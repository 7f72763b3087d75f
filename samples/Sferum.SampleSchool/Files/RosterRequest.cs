using Sferum.V1;

namespace Sferum.SampleSchool.Files;

/// <summary>A school as the one request that brings its whole roster.</summary>
public static class RosterRequest
{
    /// <summary>Fixed, so that sending a sample twice is the same as sending it once.</summary>
    public const string RequestId = "sample-roster-1";

    private static readonly Dictionary<string, PositionType> PositionTypes = new()
    {
        [StaffPlan.Administration] = PositionType.Administration,
        [StaffPlan.Teaching] = PositionType.TeachingStaff,
        [StaffPlan.Assisting] = PositionType.TeachingSupport,
        [StaffPlan.Serving] = PositionType.ServiceStaff,
        [StaffPlan.Medical] = PositionType.MedicalStaff,
    };

    /// <summary>The body of <c>PUT /v1/schools/{school}/roster</c>.</summary>
    /// <param name="school">The school.</param>
    public static ReplaceRosterRequest Of(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        var names = new SampleNames(school.Id);
        return new ReplaceRosterRequest
        {
            School = names.School,
            RequestId = RequestId,
            Facts = new SchoolFacts
            {
                Title = school.Name,
                TimeZone = school.TimeZone,
                SferumAdministrator = SampleNames.Account(school.ChatsAdministrator),
            },
            Roster = Roster(school, names),
        };
    }

    private static RosterSnapshot Roster(School school, SampleNames names)
    {
        var children = school.Students.SelectMany(student => student.ParentIds.Select(parent => (parent, student.Id)))
            .ToLookup(pair => pair.parent, pair => pair.Id);
        return new RosterSnapshot
        {
            Staff = { school.Staff.Select(Staff) },
            Classes = { school.Classes.Select(one => Class(one, names)) },
            Students = { school.Students.Select(one => Student(one, names)) },
            Parents = { school.Parents.Select(one => Parent(one, children[one.Id])) },
            Groups = { school.Groups.Select(one => Group(one, names)) },
        };
    }

    private static RosterStaff Staff(StaffMember member) => new()
    {
        Account = SampleNames.Account(member.Id),
        FullName = Name(member.Name),
        PositionType = PositionTypes[member.PositionType],
        PositionTitle = member.Position,
    };

    private static RosterClass Class(SchoolClass schoolClass, SampleNames names) => new()
    {
        SchoolClass = names.Class(schoolClass.Id),
        Title = schoolClass.Name,
        HomeroomTeacher = SampleNames.Account(schoolClass.HomeroomTeacherId),
    };

    private static RosterStudent Student(Student student, SampleNames names) => new()
    {
        Account = SampleNames.Account(student.Id),
        FullName = Name(student.Name),
        SchoolClass = names.Class(student.ClassId),
    };

    private static RosterParent Parent(Parent parent, IEnumerable<string> children) => new()
    {
        Account = SampleNames.Account(parent.Id),
        FullName = Name(parent.Name),
        Children = { children.Select(SampleNames.Account) },
    };

    private static RosterGroup Group(SubjectGroup group, SampleNames names) => new()
    {
        Group = names.Group(group.Id),
        Title = group.Name,
        Subject = group.Subject,
        SchoolClasses = { group.ClassIds.Select(names.Class) },
        Teacher = SampleNames.Account(group.TeacherId),
        StudentList = group.StudentIds is { } students ? new StudentList { Students = { students.Select(SampleNames.Account) } } : null,
    };

    private static V1.PersonName Name(PersonName name) =>
        new() { FamilyName = name.Last, GivenName = name.First, Patronymic = name.Middle };
}
