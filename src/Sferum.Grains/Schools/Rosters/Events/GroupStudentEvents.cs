using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Students come to a group's own list and leave it (B7, B13).</summary>
internal static class GroupStudentEvents
{
    public static Outcome<RosterPicture> Add(RosterPicture school, GroupStudentAdded added)
    {
        if (EventChecks.NotOpen(school, added.Group, "group_student_added.group") is { } closed)
        {
            return closed;
        }

        var group = school.Groups[added.Group].Group;
        var students = ListOf(school, group);
        var refusal = students.Contains(added.Student)
            ? Refusal.Of(RefusalReason.AlreadyGroupMember, "group_student_added.student")
            : OfGroup(school, group.Classes, added.Student)
                ? EventChecks.Full(students.Count, RosterLimits.GroupStudents, "group_student_added.student")
                : Refusal.Of(RefusalReason.PersonNotStudent, "group_student_added.student");
        return refusal is not null ? refusal : List(school, group, [.. students, added.Student]);
    }

    public static Outcome<RosterPicture> Remove(RosterPicture school, GroupStudentRemoved removed)
    {
        if (EventChecks.NotOpen(school, removed.Group, "group_student_removed.group") is { } closed)
        {
            return closed;
        }

        var group = school.Groups[removed.Group].Group;
        var students = ListOf(school, group);
        return students.Contains(removed.Student)
            ? List(school, group, [.. students.Where(s => s != removed.Student)])
            : Refusal.Of(RefusalReason.NotGroupMember, "group_student_removed.student");
    }

    /// <summary>The school in which a group's own list names a student less.</summary>
    public static RosterPicture Unlist(RosterPicture school, GroupId id, AccountId student)
    {
        var row = school.Groups[id];
        return school.Put(row with { Group = row.Group with { Students = [.. row.Group.Students!.Where(s => s != student)] } });
    }

    /// <summary>Refuses somebody who is not a student of one of these classes.</summary>
    public static Refusal? NotOfClasses(RosterPicture school, IReadOnlyList<ClassId> classes, AccountId student, string field) =>
        OfGroup(school, classes, student)
            ? null
            : Refusal.Of(school.People.ContainsKey(student) ? RefusalReason.PersonNotStudent : RefusalReason.UnknownPerson, field);

    private static bool OfGroup(RosterPicture school, IReadOnlyList<ClassId> classes, AccountId student) =>
        school.People.GetValueOrDefault(student)?.Class is { } own && classes.Contains(own);

    // A group without a list of its own gets one of all its students first.
    private static IReadOnlyList<AccountId> ListOf(RosterPicture school, RosterGroup group) =>
        group.Students ?? [.. group.Classes.SelectMany(c => school.Ties.Students[c])];

    private static Outcome<RosterPicture> List(RosterPicture school, RosterGroup group, IReadOnlyList<AccountId> students) =>
        students.Count > RosterLimits.GroupStudents
            ? EventChecks.Full(students.Count, RosterLimits.GroupStudents, "group_student_removed.group")!
            : school.Put(new GroupRow(group with { Students = RosterPeople.Sorted(students) }, Closed: false));
}
