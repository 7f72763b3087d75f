using Sferum.Grains.Names;
using Sferum.Grains.Schools;

namespace Sferum.UnitTests.Histories.Plain;

/// <summary>Writes a plain school as the roster that ES would send.</summary>
internal static class PlainRosters
{
    public const string Subject = "Алгебра";

    public static PersonName NameOf(string account) => new("Ёлкин", account, "");

    public static AccountId? Account(string? account) => account is null ? null : new AccountId(account);

    public static Roster Of(PlainSchool school, bool namesAdministrator) => new()
    {
        Facts = new RosterFacts("Школа № 7", "Europe/Samara", namesAdministrator ? new AccountId(school.Administrator) : null),
        Staff = [.. school.Staff.Select(account => Staff(account, school[account]))],
        Students = [.. school.Students.Select(account => Student(account, school[account]))],
        Parents = [.. school.Parents.Select(account => Parent(account, school[account]))],
        Classes = [.. school.OpenClasses.Select(id => Class(id, school.Classes[id]))],
        Groups = [.. school.OpenGroups.Select(id => Group(id, school.Groups[id]))],
    };

    public static RosterStaff Staff(string account, PlainPerson person) =>
        new(new(account), NameOf(account), person.IsTeaching ? PositionType.TeachingStaff : PositionType.ServiceStaff, "", person.IsBlocked);

    public static RosterStudent Student(string account, PlainPerson person) =>
        new(new(account), NameOf(account), PlainChats.Class(person.Class!), person.IsBlocked);

    public static RosterParent Parent(string account, PlainPerson person) =>
        new(new(account), NameOf(account), [.. person.Children.Select(child => new AccountId(child))], person.IsBlocked);

    public static RosterClass Class(string id, PlainClass known) => new(PlainChats.Class(id), known.Title, Account(known.Homeroom));

    public static RosterGroup Group(string id, PlainGroup known) => new(
        PlainChats.Group(id), id, Subject, [PlainChats.Class(known.Class)], Account(known.Teacher),
        known.Students?.Select(student => new AccountId(student)).ToArray());
}
