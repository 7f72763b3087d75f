using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Whether a subject group of a roster makes sense (B7).</summary>
internal static class RosterGroupRules
{
    public static Refusal? Check(RosterLookup lookup, RosterGroup group, string path) =>
        CheckClasses(lookup, group.Classes, $"{path}.school_classes")
        ?? lookup.NotStaff(group.Teacher, $"{path}.teacher")
        ?? (group.Students is { } students ? CheckStudents(lookup, group.Classes, students, $"{path}.student_list.students") : null);

    private static Refusal? CheckClasses(RosterLookup lookup, IReadOnlyList<ClassId> classes, string field) => classes.Count == 0
        ? Refusal.Of(RefusalReason.FieldRequired, field)
        : RosterLists.TooMany(classes, RosterLimits.GroupClasses, field)
            ?? RosterLists.Twice(classes, c => c, field, "")
            ?? RosterLists.Each(classes, field, (c, path) => RosterRules.UnknownClass(lookup, c, path));

    private static Refusal? CheckStudents(RosterLookup lookup, IReadOnlyList<ClassId> classes, IReadOnlyList<AccountId> students, string field) =>
        RosterLists.TooMany(students, RosterLimits.GroupStudents, field)
        ?? RosterLists.Twice(students, s => s, field, "")
        ?? RosterLists.Each(students, field, (s, path) => lookup.NotStudent(s, path) ?? OfOtherClass(lookup, classes, s, path));

    private static Refusal? OfOtherClass(RosterLookup lookup, IReadOnlyList<ClassId> classes, AccountId student, string field) =>
        classes.Contains(lookup.StudentClass[student]) ? null : Refusal.Of(RefusalReason.PersonNotStudent, field);
}
