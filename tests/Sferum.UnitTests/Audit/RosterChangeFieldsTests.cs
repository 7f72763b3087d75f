using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Sferum.Grains.Audit;
using Sferum.GrpcHost.Audit;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class RosterChangeFieldsTests
{
    private const string Class = "schools/7/classes/5a";
    private const string Group = "schools/7/groups/15";

    private static readonly PersonName Name = new() { FamilyName = "Зуева", GivenName = "Анна", Patronymic = "Ильинична" };

    public static TheoryData<RosterChange, string> Kinds => new()
    {
        { new() { StaffHired = new() { Staff = new() { Account = "accounts/1", FullName = Name, PositionType = PositionType.TeachingStaff, PositionTitle = "Секретарь Зуевой" } } }, "account=accounts/1 position_type=TEACHING_STAFF" },
        { new() { StaffDismissed = new() { Account = "accounts/1" } }, "account=accounts/1" },
        { new() { PositionChanged = new() { Account = "accounts/1", PositionType = PositionType.Administration } }, "account=accounts/1 position_type=ADMINISTRATION" },
        { new() { StudentEnrolled = new() { Student = new() { Account = "accounts/1", FullName = Name, SchoolClass = Class, Blocked = true } } }, $"account=accounts/1 school_class={Class} blocked=true" },
        { new() { StudentExpelled = new() { Account = "accounts/1" } }, "account=accounts/1" },
        { new() { StudentTransferred = new() { Account = "accounts/1", ToClass = Class } }, $"account=accounts/1 school_class={Class}" },
        { new() { ParentAdded = new() { Account = "accounts/1", FullName = Name, Child = "accounts/2" } }, "account=accounts/1 child=accounts/2" },
        { new() { ParentRemoved = new() { Account = "accounts/1", Child = "accounts/2" } }, "account=accounts/1 child=accounts/2" },
        { new() { HomeroomTeacherChanged = new() { SchoolClass = Class, Teacher = "accounts/1" } }, $"teacher=accounts/1 school_class={Class}" },
        { new() { HomeroomTeacherChanged = new() { SchoolClass = Class } }, $"teacher=NONE school_class={Class}" },
        { new() { GroupSaved = new() { Group = new() { Group = Group, Title = "15", Subject = "Хор", SchoolClasses = { Class }, Teacher = "accounts/1" } } }, $"teacher=accounts/1 group={Group} title=15 subject=Хор school_classes={Class}" },
        { new() { GroupClosed = new() { Group = Group } }, $"group={Group}" },
        { new() { GroupTeacherChanged = new() { Group = Group, Teacher = "accounts/1" } }, $"teacher=accounts/1 group={Group}" },
        { new() { GroupStudentAdded = new() { Group = Group, Student = "accounts/1" } }, $"student=accounts/1 group={Group}" },
        { new() { GroupStudentRemoved = new() { Group = Group, Student = "accounts/1" } }, $"student=accounts/1 group={Group}" },
        { new() { ClassCreated = new() { SchoolClass = new() { SchoolClass = Class, Title = "5 А", HomeroomTeacher = "accounts/1" } } }, $"homeroom_teacher=accounts/1 school_class={Class} title=\"5 А\"" },
        { new() { ClassRenamed = new() { SchoolClass = Class, Title = "6 А" } }, $"school_class={Class} title=\"6 А\"" },
        { new() { ClassClosed = new() { SchoolClass = Class } }, $"school_class={Class}" },
        { new() { PersonRenamed = new() { Account = "accounts/1", FullName = Name } }, "account=accounts/1" },
        { new() { PersonBlocked = new() { Account = "accounts/1" } }, "account=accounts/1" },
        { new() { PersonUnblocked = new() { Account = "accounts/1" } }, "account=accounts/1" },
        { new() { SferumAdministratorChanged = new() { Account = "accounts/1" } }, "account=accounts/1" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EachKind_SaysWhatByIdsAndNeverByNames(RosterChange change, string what)
    {
        ArgumentNullException.ThrowIfNull(change);

        Assert.Equal(("", $"APPLIED {what}"), Values(change, new() { Applied = true }));
    }

    [Fact]
    public void Kinds_AreAllOfTheContract() => Assert.Equal(
        RosterChange.Descriptor.Oneofs[0].Fields.Select(field => field.Name).Order(),
        Kinds.Select(row => RosterChange.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor((RosterChange)row[0]).Name).Distinct().Order());

    [Fact]
    public void Of_ATransfer_SaysFromWhichClass() => Assert.Equal(
        ("school_class=schools/7/classes/4a", $"APPLIED account=accounts/1 school_class={Class}"),
        Values(new() { StudentTransferred = new() { Account = "accounts/1", FromClass = "schools/7/classes/4a", ToClass = Class } }, new() { Applied = true }));

    [Fact]
    public void Of_ARefusedChange_SaysWhy() => Assert.Equal(
        ("", "REFUSED UNKNOWN_PERSON account=accounts/1"),
        Values(new() { PersonRenamed = new() { Account = "accounts/1", FullName = Name } }, Refused("UNKNOWN_PERSON")));

    [Fact]
    public void Of_ARepeatedChange_SaysSo() => Assert.Equal(
        ("", "REPEATED account=accounts/1"), Values(new() { PersonBlocked = new() { Account = "accounts/1" } }, new() { Applied = true, Repeated = true }));

    [Fact]
    public void Of_AChange_IsFoundByItsId() => Assert.Equal(
        "changes[c-1].person_renamed", Assert.Single(RosterChangeFields.Of(new() { Changes = { new RosterChange { Id = "c-1", PersonRenamed = new() { Account = "accounts/1" } } } }, null)).Field);

    [Fact]
    public void Of_AValueThatIsTooLong_LosesWholeWordsOnly()
    {
        var group = new RosterGroup { Group = Group, Title = "15", Teacher = "accounts/1", SchoolClasses = { Enumerable.Range(0, 20).Select(i => $"schools/7/classes/{i}-{new string('a', 20)}") } };

        Assert.Equal($"APPLIED teacher=accounts/1 group={Group} title=15", Values(new() { GroupSaved = new() { Group = group } }, new() { Applied = true }).After);
    }

    [Fact]
    public void Of_MoreThanAnEntryHolds_CountsAllAndPutsTheRefusedFirst()
    {
        var changes = Enumerable.Range(0, 150).Select(i => new RosterChange { Id = $"c{i}", PersonBlocked = new() { Account = $"accounts/{i}" } });
        var outcomes = Enumerable.Range(0, 150).Select(i => i == 140 ? Refused("UNKNOWN_PERSON") : new RosterChangeOutcome { Applied = true });

        var lines = AuditChanges.Of(new ApplyRosterChangesRequest { Changes = { changes } }, new ApplyRosterChangesResponse { Outcomes = { outcomes } });

        Assert.Equal(AuditRecord.MostChanges, lines.Count);
        Assert.Equal(
            [new("applied_count", "", "149"), new("refused_count", "", "1"), new("changes[c140].person_blocked", "", "REFUSED UNKNOWN_PERSON account=accounts/140"), new("changes[c0].person_blocked", "", "APPLIED account=accounts/0")],
            lines.Take(4));
    }

    private static (string Before, string After) Values(RosterChange change, RosterChangeOutcome outcome)
    {
        var line = Assert.Single(RosterChangeFields.Of(new() { Changes = { change } }, new() { Outcomes = { outcome } }));
        return (line.Before, line.After);
    }

    private static RosterChangeOutcome Refused(string reason) => new() { Error = new() { Code = 3, Details = { Any.Pack(new ErrorInfo { Reason = reason }) } } };
}
