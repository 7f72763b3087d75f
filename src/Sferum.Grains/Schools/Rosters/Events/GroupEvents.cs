using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Subject groups begin, change and end (B7, B15).</summary>
internal static class GroupEvents
{
    private const string Group = "group_saved.group";

    public static Outcome<RosterPicture> Save(RosterPicture school, RosterGroup saved)
    {
        var refusal = CheckClasses(school, saved.Classes, $"{Group}.school_classes")
            ?? EventChecks.NotStaff(school, saved.Teacher, $"{Group}.teacher")
            ?? (saved.Students is { } students ? CheckStudents(school, saved.Classes, students, $"{Group}.student_list.students") : null)
            ?? (school.Groups.GetValueOrDefault(saved.Group) is { Closed: false } ? null : EventChecks.Full(school.Ties.Counts.Groups, RosterLimits.Groups, Group));
        return refusal is not null ? refusal : school.Put(new GroupRow(RosterPictures.Ordered(saved), Closed: false));
    }

    public static Outcome<RosterPicture> End(RosterPicture school, GroupId id) => school.Groups.GetValueOrDefault(id) switch
    {
        null => Refusal.Of(RefusalReason.UnknownGroup, "group_closed.group"),
        { Closed: true } => school,
        var row => school.Put(row with { Closed = true }),
    };

    public static Outcome<RosterPicture> ChangeTeacher(RosterPicture school, GroupTeacherChanged changed)
    {
        var refusal = EventChecks.NotOpen(school, changed.Group, "group_teacher_changed.group")
            ?? EventChecks.NotStaff(school, changed.Teacher, "group_teacher_changed.teacher");
        return refusal is not null
            ? refusal
            : school.Put(school.Groups[changed.Group] with { Group = school.Groups[changed.Group].Group with { Teacher = changed.Teacher } });
    }

    private static Refusal? CheckClasses(RosterPicture school, IReadOnlyList<ClassId> classes, string field) => classes.Count == 0
        ? Refusal.Of(RefusalReason.FieldRequired, field)
        : RosterLists.TooMany(classes, RosterLimits.GroupClasses, field)
            ?? RosterLists.Twice(classes, c => c, field, "")
            ?? RosterLists.Each(classes, field, (c, path) => EventChecks.NotOpen(school, c, path));

    private static Refusal? CheckStudents(RosterPicture school, IReadOnlyList<ClassId> classes, IReadOnlyList<AccountId> students, string field) =>
        RosterLists.TooMany(students, RosterLimits.GroupStudents, field)
        ?? RosterLists.Twice(students, s => s, field, "")
        ?? RosterLists.Each(students, field, (s, path) => GroupStudentEvents.NotOfClasses(school, classes, s, path));
}
