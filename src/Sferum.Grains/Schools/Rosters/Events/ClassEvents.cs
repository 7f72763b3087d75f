using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters.Events;

/// <summary>Classes begin, change and end (B3, B4, B12, B15).</summary>
internal static class ClassEvents
{
    public static Outcome<RosterPicture> Create(RosterPicture school, RosterClass created)
    {
        if (school.Classes.GetValueOrDefault(created.Class) is { Closed: false })
        {
            return Refusal.Of(RefusalReason.ClassExists, "class_created.school_class.school_class");
        }

        var refusal = EventChecks.NotStaff(school, created.HomeroomTeacher, "class_created.school_class.homeroom_teacher")
            ?? EventChecks.Full(school.Ties.Counts.Classes, RosterLimits.Classes, "class_created.school_class");
        return refusal is not null ? refusal : school.Put(new ClassRow(created, Closed: false));
    }

    public static Outcome<RosterPicture> Rename(RosterPicture school, ClassRenamed renamed) =>
        Change(school, renamed.Class, "class_renamed.school_class", row => row with { Class = row.Class with { Title = renamed.Title } });

    /// <summary>Its people stay in its chats, which become read-only; its groups stay.</summary>
    public static Outcome<RosterPicture> End(RosterPicture school, ClassId id) =>
        Change(school, id, "class_closed.school_class", row => row with { Closed = true, Held = [] });

    public static Outcome<RosterPicture> ChangeTeacher(RosterPicture school, HomeroomTeacherChanged changed) =>
        (EventChecks.NotOpen(school, changed.Class, "homeroom_teacher_changed.school_class")
            ?? EventChecks.NotStaff(school, changed.Teacher, "homeroom_teacher_changed.teacher")) is { } refusal
            ? refusal
            : Put(school, changed.Class, row => row with { Class = row.Class with { HomeroomTeacher = changed.Teacher } });

    private static Outcome<RosterPicture> Change(RosterPicture school, ClassId id, string field, Func<ClassRow, ClassRow> change) =>
        EventChecks.NotOpen(school, id, field) is { } refusal ? refusal : Put(school, id, change);

    private static RosterPicture Put(RosterPicture school, ClassId id, Func<ClassRow, ClassRow> change) => school.Put(change(school.Classes[id]));
}
