using Sferum.Grains.Audit;

namespace Sferum.Grains.Schools.Profiles;

/// <summary>What a command changed in a school, for the audit trail. Pure.</summary>
internal static class SchoolChanges
{
    public static IEnumerable<FieldChange> Of(SchoolState? before, SchoolState after)
    {
        var (old, now) = (before?.Settings ?? new SchoolSettings(), after.Settings);
        return
        [
            .. FieldChanges.Of("title", before?.Title, after.Title),
            .. FieldChanges.Of("time_zone", before?.TimeZone, after.TimeZone),
            .. FieldChanges.Of("sferum_administrator", before?.SferumAdministrator?.Name, after.SferumAdministrator?.Name),
            .. FieldChanges.Of("settings.subject_chats_for_all_groups", old.SubjectChatsForAllGroups, now.SubjectChatsForAllGroups),
            .. FieldChanges.Of("settings.overlap_policy", old.OverlapPolicy, now.OverlapPolicy),
            .. FieldChanges.Of("settings.stranger_policy", old.StrangerPolicy, now.StrangerPolicy),
            .. FieldChanges.Of("settings.name_mismatch_policy", old.NameMismatchPolicy, now.NameMismatchPolicy),
            .. FieldChanges.Of("settings.enforce_person_rights", old.EnforcePersonRights, now.EnforcePersonRights),
            .. FieldChanges.Of("settings.removal_guard.class_people", old.RemovalGuard.ClassPeople, now.RemovalGuard.ClassPeople),
            .. FieldChanges.Of("settings.removal_guard.class_percent", old.RemovalGuard.ClassPercent, now.RemovalGuard.ClassPercent),
            .. FieldChanges.Of("settings.removal_guard.class_minimum", old.RemovalGuard.ClassMinimum, now.RemovalGuard.ClassMinimum),
            .. FieldChanges.Of("settings.removal_guard.school_percent", old.RemovalGuard.SchoolPercent, now.RemovalGuard.SchoolPercent),
            .. FieldChanges.Of("settings.closed_class_retention_days", old.ClosedClassRetentionDays, now.ClosedClassRetentionDays),
        ];
    }
}
