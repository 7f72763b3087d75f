using System.Globalization;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Domain = Sferum.Grains.Schools;

namespace Sferum.GrpcHost.Schools;

/// <summary>From the contract's settings to the domain's; what is unset has its default.</summary>
internal static class SettingsMapping
{
    private static readonly Domain.SchoolSettings Default = new();

    internal static Refusal? Check(V1.SchoolSettings? settings) => settings is null
        ? null
        : Range(settings.ClosedClassRetentionDays, 365, "closed_class_retention_days")
            ?? (settings.RemovalGuard is { } guard ? Check(guard) : null);

    /// <summary>The changes that a mask names; null when it names none.</summary>
    internal static SchoolSettingsPatch? Patch(V1.SchoolSettings settings, SchoolMask mask)
    {
        var patch = new SchoolSettingsPatch
        {
            SubjectChatsForAllGroups = mask.NamesSetting("subject_chats_for_all_groups") ? settings.SubjectChatsForAllGroups : null,
            OverlapPolicy = mask.NamesSetting("overlap_policy") ? Or(settings.OverlapPolicy, Default.OverlapPolicy) : null,
            StrangerPolicy = mask.NamesSetting("stranger_policy") ? Or(settings.StrangerPolicy, Default.StrangerPolicy) : null,
            NameMismatchPolicy = mask.NamesSetting("name_mismatch_policy") ? Or(settings.NameMismatchPolicy, Default.NameMismatchPolicy) : null,
            EnforcePersonRights = mask.NamesSetting("enforce_person_rights") ? settings.EnforcePersonRights : null,
            RemovalGuard = mask.NamesSetting("removal_guard") ? Guard(settings.RemovalGuard ?? new()) : null,
            ClosedClassRetentionDays = mask.NamesSetting("closed_class_retention_days")
                ? settings.HasClosedClassRetentionDays ? settings.ClosedClassRetentionDays : Default.ClosedClassRetentionDays
                : null,
        };
        return patch == new SchoolSettingsPatch() ? null : patch;
    }

    private static TDomain Or<TContract, TDomain>(TContract value, TDomain unspecified)
        where TContract : struct, Enum
        where TDomain : struct, Enum =>
        Convert.ToInt32(value, CultureInfo.InvariantCulture) is var number and not 0 ? (TDomain)(object)number : unspecified;

    private static Domain.RemovalGuard Guard(V1.RemovalGuard guard) => new()
    {
        ClassPeople = guard.HasClassPeople ? guard.ClassPeople : Default.RemovalGuard.ClassPeople,
        ClassPercent = guard.HasClassPercent ? guard.ClassPercent : Default.RemovalGuard.ClassPercent,
        ClassMinimum = guard.HasClassMinimum ? guard.ClassMinimum : Default.RemovalGuard.ClassMinimum,
        SchoolPercent = guard.HasSchoolPercent ? guard.SchoolPercent : Default.RemovalGuard.SchoolPercent,
    };

    private static Refusal? Check(V1.RemovalGuard guard) =>
        Range(guard.ClassPeople, 10_000, "removal_guard.class_people")
        ?? Range(guard.ClassPercent, 100, "removal_guard.class_percent")
        ?? Range(guard.ClassMinimum, 10_000, "removal_guard.class_minimum")
        ?? Range(guard.SchoolPercent, 100, "removal_guard.school_percent");

    private static Refusal? Range(int value, int maximum, string field) => value >= 0 && value <= maximum ? null : new Refusal(RefusalReason.NumberOutOfRange)
    {
        Field = $"school.settings.{field}",
        Facts = new Dictionary<string, string> { ["minimum"] = "0", ["maximum"] = maximum.ToString(CultureInfo.InvariantCulture) },
    };
}
