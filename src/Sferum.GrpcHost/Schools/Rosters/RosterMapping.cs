using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Requests;
using Sferum.V1;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>From the contract's roster, whose form has been checked, to the domain's.</summary>
internal static class RosterMapping
{
    internal static (SchoolId School, ImportRoster Command) ToCommand(ReplaceRosterRequest request, TimeSpan patience) => (
        SchoolId.TryParse(request.School, out var school) ? school : throw Unchecked(),
        new ImportRoster
        {
            Request = RequestFingerprint.Of(request),
            Roster = ToRoster(request.Facts, request.Roster),
            Actor = OptionalAccount(request.ActingAccount),
            Patience = patience,
        });

    private static Roster ToRoster(SchoolFacts facts, RosterSnapshot roster) => new()
    {
        Facts = new RosterFacts(facts.Title, facts.TimeZone, OptionalAccount(facts.SferumAdministrator)),
        Staff = [.. roster.Staff.Select(s => new Domain.RosterStaff(
            Account(s.Account), Name(s.FullName), (Domain.PositionType)s.PositionType, s.PositionTitle, s.Blocked))],
        Classes = [.. roster.Classes.Select(c => new Domain.RosterClass(Class(c.SchoolClass), c.Title, OptionalAccount(c.HomeroomTeacher)))],
        Students = [.. roster.Students.Select(s => new Domain.RosterStudent(Account(s.Account), Name(s.FullName), Class(s.SchoolClass), s.Blocked))],
        Parents = [.. roster.Parents.Select(p => new Domain.RosterParent(Account(p.Account), Name(p.FullName), [.. p.Children.Select(Account)], p.Blocked))],
        Groups = [.. roster.Groups.Select(ToGroup)],
    };

    private static Domain.RosterGroup ToGroup(V1.RosterGroup group) => new(
        GroupId.TryParse(group.Group, out var id) ? id : throw Unchecked(),
        group.Title,
        group.Subject,
        [.. group.SchoolClasses.Select(Class)],
        OptionalAccount(group.Teacher),
        group.StudentList is { } list ? [.. list.Students.Select(Account)] : null);

    private static Domain.PersonName Name(V1.PersonName name) => new(name.FamilyName, name.GivenName, name.Patronymic);

    private static AccountId? OptionalAccount(string name) => name.Length == 0 ? null : Account(name);

    private static AccountId Account(string name) => AccountId.TryParse(name, out var id) ? id : throw Unchecked();

    private static ClassId Class(string name) => ClassId.TryParse(name, out var id) ? id : throw Unchecked();

    private static InvalidOperationException Unchecked() => new("The form of the roster was not checked.");
}
