namespace Sferum.Grains.Schools;

/// <summary>Changes of settings; null leaves a value as it is.</summary>
[GenerateSerializer, Immutable, Alias("sferum.SchoolSettingsPatch")]
public sealed record SchoolSettingsPatch
{
    /// <summary>Whether every subject group gets a chat by itself.</summary>
    [Id(0)] public bool? SubjectChatsForAllGroups { get; init; }

    /// <summary>What to do with overlapping conferences.</summary>
    [Id(1)] public OverlapPolicy? OverlapPolicy { get; init; }

    /// <summary>What drift repair does with strangers.</summary>
    [Id(2)] public StrangerPolicy? StrangerPolicy { get; init; }

    /// <summary>What linking does with a name that differs.</summary>
    [Id(3)] public NameMismatchPolicy? NameMismatchPolicy { get; init; }

    /// <summary>Whether the service checks that the acting person may edit.</summary>
    [Id(4)] public bool? EnforcePersonRights { get; init; }

    /// <summary>From what point on removals wait for approval.</summary>
    [Id(5)] public RemovalGuard? RemovalGuard { get; init; }

    /// <summary>Days that members stay on the Sferum side in the chats of a closed class.</summary>
    [Id(6)] public int? ClosedClassRetentionDays { get; init; }

    /// <summary>The settings with these changes.</summary>
    public SchoolSettings ApplyTo(SchoolSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SchoolSettings
        {
            SubjectChatsForAllGroups = SubjectChatsForAllGroups ?? settings.SubjectChatsForAllGroups,
            OverlapPolicy = OverlapPolicy ?? settings.OverlapPolicy,
            StrangerPolicy = StrangerPolicy ?? settings.StrangerPolicy,
            NameMismatchPolicy = NameMismatchPolicy ?? settings.NameMismatchPolicy,
            EnforcePersonRights = EnforcePersonRights ?? settings.EnforcePersonRights,
            RemovalGuard = RemovalGuard ?? settings.RemovalGuard,
            ClosedClassRetentionDays = ClosedClassRetentionDays ?? settings.ClosedClassRetentionDays,
        };
    }
}
