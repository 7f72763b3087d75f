using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using PersonName = Sferum.Grains.Schools.PersonName;
using School = Sferum.SampleSchool.School;

namespace Sferum.Testing.Schools;

/// <summary>The sample school as a roster.</summary>
public static class SampleSchoolRoster
{
    public static Roster Of(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        var id = new SchoolId(school.Id);
        var children = school.Students.SelectMany(s => s.ParentIds.Select(p => (Parent: p, Child: s.Id))).ToLookup(p => p.Parent, p => Account(p.Child));
        return new Roster
        {
            Facts = new RosterFacts(school.Name, school.TimeZone, Account(school.ChatsAdministrator)),
            Staff = [.. school.Staff.Select(s => new RosterStaff(Account(s.Id), Name(s.Name), Position(s.PositionType), s.Position, Blocked: false))],
            Classes = [.. school.Classes.Select(c => new RosterClass(Class(id, c.Id), c.Name, Account(c.HomeroomTeacherId)))],
            Students = [.. school.Students.Select(s => new RosterStudent(Account(s.Id), Name(s.Name), Class(id, s.ClassId), Blocked: false))],
            Parents = [.. school.Parents.Select(p => new RosterParent(Account(p.Id), Name(p.Name), [.. children[p.Id]], Blocked: false))],
            Groups = [.. school.Groups.Select(g => new RosterGroup(
                new GroupId(id, NameCodec.Encode(g.Id)), g.Name, g.Subject, [.. g.ClassIds.Select(c => Class(id, c))], Account(g.TeacherId), g.StudentIds?.Select(Account).ToArray()))],
        };
    }

    private static AccountId Account(string id) => new(NameCodec.Encode(id));

    private static ClassId Class(SchoolId school, string id) => new(school, NameCodec.Encode(id));

    private static PersonName Name(SampleSchool.PersonName name) => new(name.Last, name.First, name.Middle);

    private static PositionType Position(string type) => type switch
    {
        "Администрация" => PositionType.Administration,
        "Педагогический состав" => PositionType.TeachingStaff,
        "Учебно-вспомогательный персонал" => PositionType.TeachingSupport,
        "Обслуживающий персонал" => PositionType.ServiceStaff,
        "Медицинский персонал" => PositionType.MedicalStaff,
        _ => PositionType.Other,
    };
}
