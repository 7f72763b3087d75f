using CsCheck;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Testing.Schools;
using Xunit;
using RosterRules = Sferum.Grains.Schools.Rosters.RosterRules;

namespace Sferum.UnitTests.Schools;

/// <summary>Every reason for which a roster is refused, with the place that the refusal names.</summary>
public sealed class RosterRulesTests
{
    public static TheoryData<string, RefusalReason, string> Broken => new()
    {
        { "zone", RefusalReason.InvalidTimeZone, "facts.time_zone" },
        { "no-administrator", RefusalReason.AdministratorRequired, "facts.sferum_administrator" },
        { "parent-as-administrator", RefusalReason.AdministratorNotStaff, "facts.sferum_administrator" },
        { "unknown-administrator", RefusalReason.AdministratorNotStaff, "facts.sferum_administrator" },
        { "staff-twice", RefusalReason.DuplicateItem, "staff[2].account" },
        { "class-twice", RefusalReason.DuplicateItem, "classes[1].school_class" },
        { "student-twice", RefusalReason.DuplicateItem, "students[2].account" },
        { "parent-twice", RefusalReason.DuplicateItem, "parents[1].account" },
        { "group-twice", RefusalReason.DuplicateItem, "groups[1].group" },
        { "child-twice", RefusalReason.DuplicateItem, "parents[1].children[1]" },
        { "group-class-twice", RefusalReason.DuplicateItem, "groups[1].school_classes[1]" },
        { "group-student-twice", RefusalReason.DuplicateItem, "groups[1].student_list.students[1]" },
        { "homeroom-unknown", RefusalReason.UnknownPerson, "classes[1].homeroom_teacher" },
        { "homeroom-parent", RefusalReason.PersonNotStaff, "classes[1].homeroom_teacher" },
        { "student-without-class", RefusalReason.UnknownClass, "students[2].school_class" },
        { "childless", RefusalReason.ParentWithoutChild, "parents[1].children" },
        { "child-unknown", RefusalReason.UnknownPerson, "parents[1].children[0]" },
        { "child-staff", RefusalReason.PersonNotStudent, "parents[1].children[1]" },
        { "children-too-many", RefusalReason.TooManyItems, "parents[1].children" },
        { "group-without-class", RefusalReason.FieldRequired, "groups[1].school_classes" },
        { "group-of-unknown-class", RefusalReason.UnknownClass, "groups[1].school_classes[1]" },
        { "group-teacher-unknown", RefusalReason.UnknownPerson, "groups[1].teacher" },
        { "group-teacher-student", RefusalReason.PersonNotStaff, "groups[1].teacher" },
        { "group-student-unknown", RefusalReason.UnknownPerson, "groups[1].student_list.students[0]" },
        { "group-student-of-another-class", RefusalReason.PersonNotStudent, "groups[1].student_list.students[0]" },
        { "group-students-too-many", RefusalReason.TooManyItems, "groups[1].student_list.students" },
        { "group-classes-too-many", RefusalReason.TooManyItems, "groups[1].school_classes" },
        { "staff-too-many", RefusalReason.TooManyItems, "staff" },
        { "classes-too-many", RefusalReason.TooManyItems, "classes" },
        { "students-too-many", RefusalReason.TooManyItems, "students" },
        { "parents-too-many", RefusalReason.TooManyItems, "parents" },
        { "groups-too-many", RefusalReason.TooManyItems, "groups" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_WhenARuleIsBroken_NamesReasonAndPlace(string how, RefusalReason reason, string field)
    {
        var refusal = RosterRules.Check(new SchoolId("7"), Break(RosterBuilder.Small(), how).Build(), current: null);

        Assert.Equal((reason, field), (refusal?.Reason, refusal?.Field));
    }

    [Fact]
    public void Check_WhenARosterMakesSense_HasNothingToSay()
    {
        Assert.Null(RosterRules.Check(new SchoolId("7"), RosterBuilder.Small().Parent("teacher", "ivan").Build(), current: null));
        Assert.Null(RosterRules.Check(new SchoolId("7"), RosterBuilder.Small().Facts(administrator: null).Build(), new AccountId("teacher")));
    }

    [Fact]
    public void Check_WhenTheOldAdministratorIsNotInTheRoster_Refuses() => Assert.Equal(
        RefusalReason.AdministratorNotStaff,
        RosterRules.Check(new SchoolId("7"), RosterBuilder.Small().Facts(administrator: null).Build(), new AccountId("gone"))?.Reason);

    [Fact]
    public void Check_WhenNamesAreOfAnotherSchool_Refuses()
    {
        var roster = RosterBuilder.Small("8").Build();
        var ours = RosterBuilder.Small("7").Build();

        Assert.Equal("classes[0].school_class", Of(roster));
        Assert.Equal("groups[0].group", Of(roster with { Classes = ours.Classes, Students = ours.Students }));
        Assert.Equal("students[0].school_class", Of(ours with { Students = roster.Students }));

        static string? Of(Roster roster) => RosterRules.Check(new SchoolId("7"), roster, current: null)?.Field;
    }

    [Fact]
    public void Check_WhenARowOfAnyPlaceDangles_NamesThatPlace() =>
        Gen.Int[0, 40].Sample(place =>
        {
            var roster = new RosterBuilder("7").Staff("head").Class("5a", "5 А").Students("5a", "a", place).Student("lost", "9z").Students("5a", "b", 5).Build();

            Assert.Equal($"students[{place}].school_class", RosterRules.Check(new SchoolId("7"), roster, current: null)?.Field);
        });

    private static RosterBuilder Break(RosterBuilder roster, string how) => how switch
    {
        "zone" => roster.Facts(zone: "Samara"),
        "no-administrator" => roster.Facts(administrator: null),
        "parent-as-administrator" => roster.Facts(administrator: "mother"),
        "unknown-administrator" => roster.Facts(administrator: "nobody"),
        "staff-twice" => roster.Staff("head"),
        "class-twice" => roster.Class("5a", "5 Б"),
        "student-twice" => roster.Student("ivan", "5a"),
        "parent-twice" => roster.Parent("mother", "anna"),
        "group-twice" => roster.Group("g1", ["5a"]),
        "child-twice" => roster.Parent("father", "anna", "anna"),
        "group-class-twice" => roster.Group("g2", ["5a", "5a"]),
        "group-student-twice" => roster.Group("g2", ["5a"], students: ["ivan", "ivan"]),
        "homeroom-unknown" => roster.Class("6a", "6 А", "nobody"),
        "homeroom-parent" => roster.Class("6a", "6 А", "mother"),
        "student-without-class" => roster.Student("new", "9z"),
        "childless" => roster.Parent("father"),
        "child-unknown" => roster.Parent("father", "nobody"),
        "child-staff" => roster.Parent("father", "anna", "teacher"),
        "children-too-many" => roster.Students("5a", "s", 21).Parent("father", [.. Enumerable.Range(0, 21).Select(i => $"s{i}")]),
        _ => BreakGroupsAndLimits(roster, how),
    };

    private static RosterBuilder BreakGroupsAndLimits(RosterBuilder roster, string how) => how switch
    {
        "group-without-class" => roster.Group("g2", []),
        "group-of-unknown-class" => roster.Group("g2", ["5a", "9z"]),
        "group-teacher-unknown" => roster.Group("g2", ["5a"], "nobody"),
        "group-teacher-student" => roster.Group("g2", ["5a"], "ivan"),
        "group-student-unknown" => roster.Group("g2", ["5a"], students: ["nobody"]),
        "group-student-of-another-class" => roster.Class("6a", "6 А").Group("g2", ["6a"], students: ["ivan"]),
        "group-students-too-many" => roster.Group("g2", ["5a"], students: [.. Enumerable.Range(0, 501).Select(i => $"s{i}")]),
        "group-classes-too-many" => roster.Group("g2", [.. Enumerable.Range(0, 21).Select(i => $"c{i}")]),
        "staff-too-many" => Enumerable.Range(0, 1_999).Aggregate(roster, (r, i) => r.Staff($"t{i}")),
        "classes-too-many" => Enumerable.Range(0, 500).Aggregate(roster, (r, i) => r.Class($"c{i}", "5 А")),
        "students-too-many" => roster.Students("5a", "s", 9_999),
        "parents-too-many" => Enumerable.Range(0, 20_000).Aggregate(roster, (r, i) => r.Parent($"p{i}", "ivan")),
        "groups-too-many" => Enumerable.Range(0, 4_000).Aggregate(roster, (r, i) => r.Group($"h{i}", ["5a"])),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };
}
