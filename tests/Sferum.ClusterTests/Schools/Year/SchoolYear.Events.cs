using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Xunit;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>What the school's information system tells as it happens.</summary>
internal sealed partial class SchoolYear
{
    public Task HiresAsync(string who) => TellsAsync(new StaffHired(new RosterStaff(Account(who), Name(who), PositionType.TeachingStaff, "", Blocked: false)));

    public Task DismissesAsync(string who) => TellsAsync(new StaffDismissed(Account(who)));

    public Task GivesPositionAsync(string who, PositionType position) => TellsAsync(new PositionChanged(Account(who), position, ""));

    public Task EnrolsAsync(string student, string into) => TellsAsync(new StudentEnrolled(new RosterStudent(Account(student), Name(student), Class(into), Blocked: false)));

    public Task KnowsParentAsync(string parent, string child) => TellsAsync(new ParentAdded(Account(parent), Name(parent), Account(child), Blocked: false));

    public Task TransfersAsync(string student, string from, string to) => TellsAsync(new StudentTransferred(Account(student), Class(to), Class(from)));

    public Task ExpelsAsync(string student) => TellsAsync(new StudentExpelled(Account(student)));

    public Task NamesHomeroomTeacherAsync(string @class, string who) => TellsAsync(new HomeroomTeacherChanged(Class(@class), Account(who)));

    public Task NamesGroupTeacherAsync(string group, string who) => TellsAsync(new GroupTeacherChanged(new GroupId(Id, group), Account(who)));

    public Task TakesOutOfGroupAsync(string group, string student) => TellsAsync(new GroupStudentRemoved(new GroupId(Id, group), Account(student)));

    public Task BlocksAsync(string who) => TellsAsync(new PersonBlocked(Account(who), Blocked: true));

    public Task UnblocksAsync(string who) => TellsAsync(new PersonBlocked(Account(who), Blocked: false));

    public Task NamesAdministratorAsync(string who) => TellsAsync(new AdministratorNamed(Account(who)));

    public Task PromotesAsync(string @class, string to) => TellsAsync(new ClassRenamed(Class(@class), to));

    public Task ClosesClassAsync(string @class) => TellsAsync(new ClassEnded(Class(@class)));

    private async Task TellsAsync(RosterEvent happened) => Assert.Null(Assert.Single(await _school.ApplyAsync(Request().Id, happened)).Refusal);

    private static AccountId Account(string who) => new(who);

    private static ClassId Class(string id) => new(Id, id);

    private static PersonName Name(string who) => new("Ёлкина", who, "");
}
