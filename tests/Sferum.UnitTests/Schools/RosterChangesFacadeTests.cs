using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.GrpcHost.Paging;
using Sferum.UnitTests.Requests;
using Sferum.V1;
using Xunit;
using Domain = Sferum.Grains.Schools;
using RosterChange = Sferum.V1.RosterChange;

namespace Sferum.UnitTests.Schools;

/// <summary>Roster changes between the contract and the grains: what goes in, and what comes of each.</summary>
public sealed class RosterChangesFacadeTests
{
    private const string Class5 = "schools/7/classes/5a";
    private const string Group1 = "schools/7/groups/g1";
    private const string Bidi = "Ива\u202Eнов";

    private static readonly V1.PersonName Name = new() { FamilyName = " Ёлкина ", GivenName = "Анна", Patronymic = " " };
    private static readonly Domain.PersonName Known = new("Ёлкина", "Анна", "");
    private static readonly ClassId Five = new(new SchoolId("7"), "5a");
    private static readonly GroupId One = new(new SchoolId("7"), "g1");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly StandInGrains _grains = new StandInGrains().Nothing<SchoolSnapshot>("ISchoolGrain.GetAsync");
    private readonly List<Domain.ApplyRosterChanges> _sent = [];

    public RosterChangesFacadeTests() => Answer(changes => [.. changes.Select(c => new Domain.RosterChangeOutcome(c.Key.Id, Repeated: false, null))]);

    public static TheoryData<RosterChange, RosterEvent> Events => new()
    {
        { new() { StaffHired = new() { Staff = new() { Account = "accounts/a", FullName = Name, PositionType = V1.PositionType.Other, PositionTitle = " врач ", Blocked = true } } },
            new Domain.StaffHired(new(new("a"), Known, Domain.PositionType.Other, "врач", true)) },
        { new() { StaffDismissed = new() { Account = "accounts/a" } }, new Domain.StaffDismissed(new("a")) },
        { new() { PositionChanged = new() { Account = "accounts/a", PositionType = V1.PositionType.MedicalStaff, PositionTitle = "врач" } }, new Domain.PositionChanged(new("a"), Domain.PositionType.MedicalStaff, "врач") },
        { new() { StudentEnrolled = new() { Student = new() { Account = "accounts/a", FullName = Name, SchoolClass = Class5 } } }, new Domain.StudentEnrolled(new(new("a"), Known, Five, false)) },
        { new() { StudentExpelled = new() { Account = "accounts/a" } }, new Domain.StudentExpelled(new("a")) },
        { new() { StudentTransferred = new() { Account = "accounts/a", ToClass = Class5 } }, new Domain.StudentTransferred(new("a"), Five, null) },
        { new() { StudentTransferred = new() { Account = "accounts/a", ToClass = Class5, FromClass = Class5 } }, new Domain.StudentTransferred(new("a"), Five, Five) },
        { new() { ParentAdded = new() { Account = "accounts/a", Child = "accounts/b", Blocked = true } }, new Domain.ParentAdded(new("a"), null, new("b"), true) },
        { new() { ParentAdded = new() { Account = "accounts/a", FullName = Name, Child = "accounts/b" } }, new Domain.ParentAdded(new("a"), Known, new("b"), false) },
        { new() { ParentRemoved = new() { Account = "accounts/a", Child = "accounts/b" } }, new Domain.ParentRemoved(new("a"), new("b")) },
        { new() { HomeroomTeacherChanged = new() { SchoolClass = Class5, Teacher = "accounts/a" } }, new Domain.HomeroomTeacherChanged(Five, new AccountId("a")) },
        { new() { HomeroomTeacherChanged = new() { SchoolClass = Class5 } }, new Domain.HomeroomTeacherChanged(Five, null) },
        { new() { GroupClosed = new() { Group = Group1 } }, new GroupEnded(One) },
        { new() { GroupTeacherChanged = new() { Group = Group1 } }, new Domain.GroupTeacherChanged(One, null) },
        { new() { GroupStudentAdded = new() { Group = Group1, Student = "accounts/a" } }, new Domain.GroupStudentAdded(One, new("a")) },
        { new() { GroupStudentRemoved = new() { Group = Group1, Student = "accounts/a" } }, new Domain.GroupStudentRemoved(One, new("a")) },
        { new() { ClassCreated = new() { SchoolClass = new() { SchoolClass = Class5, Title = " 5 А " } } }, new Domain.ClassCreated(new(Five, "5 А", null)) },
        { new() { ClassRenamed = new() { SchoolClass = Class5, Title = "6 А " } }, new Domain.ClassRenamed(Five, "6 А") },
        { new() { ClassClosed = new() { SchoolClass = Class5 } }, new ClassEnded(Five) },
        { new() { PersonRenamed = new() { Account = "accounts/a", FullName = Name } }, new Domain.PersonRenamed(new("a"), Known) },
        { new() { PersonBlocked = new() { Account = "accounts/a" } }, new Domain.PersonBlocked(new("a"), true) },
        { new() { PersonUnblocked = new() { Account = "accounts/a" } }, new Domain.PersonBlocked(new("a"), false) },
        { new() { SferumAdministratorChanged = new() { Account = "accounts/a" } }, new AdministratorNamed(new("a")) },
    };

    public static TheoryData<RosterChange, string, string> Malformed => new()
    {
        { new(), "FIELD_REQUIRED", "change" },
        { new() { Id = "a b", StaffDismissed = new() { Account = "accounts/a" } }, "INVALID_REQUEST_ID", "id" },
        { new() { StudentTransferred = new() { Account = "accounts/a", ToClass = "classes/5a" } }, "INVALID_NAME", "student_transferred.to_class" },
        { new() { StudentTransferred = new() { Account = "accounts/a", ToClass = "schools/8/classes/5a" } }, "INVALID_NAME", "student_transferred.to_class" },
        { new() { StudentTransferred = new() { Account = "accounts/a", ToClass = Class5, FromClass = "x" } }, "INVALID_NAME", "student_transferred.from_class" },
        { new() { StudentTransferred = new() { Account = "accounts/a" } }, "FIELD_REQUIRED", "student_transferred.to_class" },
        { new() { GroupClosed = new() { Group = "schools/8/groups/g1" } }, "INVALID_NAME", "group_closed.group" },
        { new() { StaffHired = new() }, "FIELD_REQUIRED", "staff_hired.staff" },
        { new() { StaffHired = new() { Staff = new() { Account = "accounts/a", FullName = Name } } }, "FIELD_REQUIRED", "staff_hired.staff.position_type" },
        { new() { StaffHired = new() { Staff = new() { Account = "accounts/a", FullName = Name, PositionType = (V1.PositionType)99 } } }, "UNKNOWN_ENUM_VALUE", "staff_hired.staff.position_type" },
        { new() { PositionChanged = new() { Account = "accounts/a", PositionType = V1.PositionType.Other, PositionTitle = "а\nб" } }, "TEXT_HAS_CONTROL_CHARACTERS", "position_changed.position_title" },
        { new() { PersonRenamed = new() { Account = "accounts/a", FullName = new() { FamilyName = Bidi, GivenName = "А" } } }, "TEXT_HAS_CONTROL_CHARACTERS", "person_renamed.full_name.family_name" },
        { new() { PersonRenamed = new() { Account = "accounts/a", FullName = new() { FamilyName = " ", GivenName = "А" } } }, "FIELD_REQUIRED", "person_renamed.full_name.family_name" },
        { new() { PersonRenamed = new() { Account = "accounts/a", FullName = new() { FamilyName = new string('я', 101), GivenName = "А" } } }, "TEXT_TOO_LONG", "person_renamed.full_name.family_name" },
        { new() { ParentAdded = new() { Account = "accounts/a", FullName = new() { FamilyName = "Я" }, Child = "accounts/b" } }, "FIELD_REQUIRED", "parent_added.full_name.given_name" },
        { new() { ClassRenamed = new() { SchoolClass = Class5, Title = new string('5', 33) } }, "TEXT_TOO_LONG", "class_renamed.title" },
        { Group(g => g.Subject = " "), "FIELD_REQUIRED", "group_saved.group.subject" },
        { Group(g => g.Title = Bidi), "TEXT_HAS_CONTROL_CHARACTERS", "group_saved.group.title" },
        { Group(g => g.SchoolClasses.Add("schools/8/classes/5a")), "INVALID_NAME", "group_saved.group.school_classes[1]" },
        { Group(g => g.StudentList = new() { Students = { "accounts/a", "b" } }), "INVALID_NAME", "group_saved.group.student_list.students[1]" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Apply_WhenAChangeCanBeRead_SendsWhatHappened(RosterChange change, RosterEvent happened)
    {
        var outcome = Assert.Single((await ApplyAsync(change)).Outcomes);

        Assert.Equal(("c0", true, null), (outcome.Id, outcome.Applied, outcome.Error));
        Assert.Equal(happened, Assert.Single(_sent).Changes.Single().Event);
    }

    [Fact]
    public async Task Apply_WhenAGroupIsSaved_SendsItsOwnListOrNone()
    {
        await ApplyAsync(Group(_ => { }), Group(g => g.StudentList = new() { Students = { "accounts/a" } }), Group(g => g.StudentList = new()));

        var groups = _sent.Single().Changes.Select(c => ((Domain.GroupSaved)c.Event).Group).ToArray();
        Assert.Equal((One, "15", "Английский язык", Five), (groups[0].Group, groups[0].Title, groups[0].Subject, groups[0].Classes.Single()));
        Assert.Equal([null, "a", ""], groups.Select(g => g.Students is { } list ? string.Join(',', list.Select(a => a.Segment)) : null));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Apply_WhenAChangeIsMalformed_RefusesItAloneWithItsPath(RosterChange change, string reason, string field)
    {
        var good = new RosterChange { Id = "good", StaffDismissed = new() { Account = "accounts/a" } };

        var outcomes = (await ApplyAsync(good, change)).Outcomes;

        Assert.Equal([true, false], outcomes.Select(o => o.Applied));
        Assert.Equal((reason, $"changes[1].{field}"), (Info(outcomes[1]).Reason, Info(outcomes[1]).Metadata["field"]));
        Assert.Equal($"changes[1].{field}", outcomes[1].Error.GetDetail<BadRequest>()!.FieldViolations.Single().Field);
        Assert.Equal("good", Assert.Single(_sent).Changes.Single().Key.Id);
    }

    [Fact]
    public async Task Apply_WhenAChangeMakesNoSense_GivesItsReasonAsAStatus()
    {
        Answer(changes =>
        [
            new(changes[0].Key.Id, Repeated: true, null),
            new(changes[1].Key.Id, Repeated: false, Refusal.Of(RefusalReason.UnknownClass, "student_transferred.to_class")),
            new(changes[2].Key.Id, Repeated: false, Refusal.Of(RefusalReason.ClassExists)),
        ]);
        var transfer = new RosterChange { StudentTransferred = new() { Account = "accounts/a", ToClass = Class5 } };

        var outcomes = (await ApplyAsync(transfer, new(), transfer.Clone(), transfer.Clone())).Outcomes;

        Assert.Equal(["c0", "c1", "c2", "c3"], outcomes.Select(o => o.Id));
        Assert.Equal([(true, true), (false, false), (false, false), (false, false)], outcomes.Select(o => (o.Applied, o.Repeated)));
        Assert.Equal(["", "changes[1].change", "changes[2].student_transferred.to_class", "changes[3]"], outcomes.Select(o => o.Error is null ? "" : Info(o).Metadata["field"]));
        Assert.Equal(("UNKNOWN_CLASS", "CLASS_EXISTS"), (Info(outcomes[2]).Reason, Info(outcomes[3]).Reason));
        Assert.NotEmpty(outcomes[3].Error.GetDetail<LocalizedMessage>()!.Message);
    }

    [Fact]
    public async Task Apply_WhenNothingCanBeRead_AsksNobody()
    {
        Assert.False((await ApplyAsync(new RosterChange())).Outcomes.Single().Applied);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Apply_WhenAnIdComesTwice_RefusesTheCall()
    {
        var change = new RosterChange { Id = "same", StaffDismissed = new() { Account = "accounts/a" } };

        var error = await RefusedAsync(new() { School = "schools/7", RequestId = "r", Changes = { change, new RosterChange(), new RosterChange(), change } });

        Assert.Equal(("DUPLICATE_ITEM", "changes[3].id"), (error.Reason, error.Metadata["field"]));
        Assert.Empty(_sent);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, "TOO_MANY_ITEMS")]
    public async Task Apply_WhenThereAreMany_HoldsTheLimit(int count, string? reason)
    {
        var request = new ApplyRosterChangesRequest { School = "schools/7", RequestId = "r" };
        request.Changes.AddRange(Enumerable.Range(0, count).Select(i => new RosterChange { Id = $"c{i}", StaffDismissed = new() { Account = "accounts/a" } }));

        Assert.Equal(reason, reason is null ? (await Service.ApplyRosterChanges(request, new FakeCall())).Outcomes.Count == count ? null : "?" : (await RefusedAsync(request)).Reason);
    }

    [Fact]
    public async Task Apply_WhenTheContentDiffers_DiffersInTheFingerprint()
    {
        var change = new RosterChange { Id = "1", StaffDismissed = new() { Account = "accounts/a" } };
        var other = new RosterChange { Id = "2", StaffDismissed = new() { Account = "accounts/b" } };
        var same = new RosterChange { Id = "3", StaffDismissed = new() { Account = "accounts/a" } };

        await ApplyAsync(change, other, same);

        var keys = _sent.Single().Changes.Select(c => c.Key).ToArray();
        Assert.Equal(keys[0].Fingerprint, keys[2].Fingerprint);
        Assert.NotEqual(keys[0].Fingerprint, keys[1].Fingerprint);
    }

    [Fact]
    public async Task Apply_WhenTheSchoolIsUnknown_IsNotFound()
    {
        _grains.On("IRosterImportGrain.ApplyChangesAsync", (Domain.ApplyRosterChanges _) => (Outcome<IReadOnlyList<Domain.RosterChangeOutcome>>)Refusal.Of(RefusalReason.NotFound));

        var error = await RefusedAsync(new() { School = "schools/7", RequestId = "r", Changes = { new RosterChange { Id = "1", StaffDismissed = new() { Account = "accounts/a" } } } });

        Assert.Equal(("NOT_FOUND", "school"), (error.Reason, error.Metadata["field"]));
    }

    private GrpcHost.Schools.RosterService Service => new(_grains.Factory, new PageTokens(_time), _time);

    private void Answer(Func<IReadOnlyList<Domain.RosterChange>, IReadOnlyList<Domain.RosterChangeOutcome>> answer) =>
        _grains.On("IRosterImportGrain.ApplyChangesAsync", (Domain.ApplyRosterChanges command) =>
        {
            _sent.Add(command);
            return new Outcome<IReadOnlyList<Domain.RosterChangeOutcome>> { Value = answer(command.Changes) };
        });

    // Changes without an id get one by their number.
    private Task<ApplyRosterChangesResponse> ApplyAsync(params RosterChange[] changes)
    {
        var request = new ApplyRosterChangesRequest { School = "schools/7", RequestId = "r" };
        request.Changes.AddRange(changes.Select((change, i) => new RosterChange(change) { Id = change.Id.Length == 0 ? $"c{i}" : change.Id }));
        return Service.ApplyRosterChanges(request, new FakeCall());
    }

    private async Task<ErrorInfo> RefusedAsync(ApplyRosterChangesRequest request) =>
        (await Assert.ThrowsAsync<RpcException>(() => Service.ApplyRosterChanges(request, new FakeCall()))).GetRpcStatus()!.GetDetail<ErrorInfo>()!;

    private static ErrorInfo Info(V1.RosterChangeOutcome outcome) => outcome.Error.GetDetail<ErrorInfo>()!;

    private static RosterChange Group(Action<V1.RosterGroup> change)
    {
        var group = new V1.RosterGroup { Group = Group1, Title = " 15 ", Subject = "Английский язык", SchoolClasses = { Class5 } };
        change(group);
        return new RosterChange { GroupSaved = new() { Group = group } };
    }
}
