namespace Sferum.Grains.Schools;

/// <summary>How a school wants things done; numbers of the enums as in the contract.</summary>
[GenerateSerializer, Immutable, Alias("sferum.SchoolSettings")]
public sealed record SchoolSettings
{
    /// <summary>Whether every subject group gets a chat by itself.</summary>
    [Id(0)] public bool SubjectChatsForAllGroups { get; init; }

    /// <summary>What to do with overlapping conferences.</summary>
    [Id(1)] public OverlapPolicy OverlapPolicy { get; init; } = OverlapPolicy.Warn;

    /// <summary>What drift repair does with strangers.</summary>
    [Id(2)] public StrangerPolicy StrangerPolicy { get; init; } = StrangerPolicy.Remove;

    /// <summary>What linking does with a name that differs.</summary>
    [Id(3)] public NameMismatchPolicy NameMismatchPolicy { get; init; } = NameMismatchPolicy.Flag;

    /// <summary>Whether the service checks that the acting person may edit.</summary>
    [Id(4)] public bool EnforcePersonRights { get; init; }

    /// <summary>From what point on removals wait for approval.</summary>
    [Id(5)] public RemovalGuard RemovalGuard { get; init; } = new();

    /// <summary>Days that members stay on the Sferum side in the chats of a closed class.</summary>
    [Id(6)] public int ClosedClassRetentionDays { get; init; } = 30;
}

/// <summary>Limits over which an import's removals are withheld (design §4).</summary>
[GenerateSerializer, Immutable, Alias("sferum.RemovalGuard")]
public sealed record RemovalGuard
{
    /// <summary>People that may leave one class.</summary>
    [Id(0)] public int ClassPeople { get; init; } = 10;

    /// <summary>Percent of one class that may leave.</summary>
    [Id(1)] public int ClassPercent { get; init; } = 20;

    /// <summary>The percent limit of a class counts from this many people on.</summary>
    [Id(2)] public int ClassMinimum { get; init; } = 3;

    /// <summary>Percent of the school's people that may leave.</summary>
    [Id(3)] public int SchoolPercent { get; init; } = 5;
}

/// <summary>What happens with overlapping conferences.</summary>
[GenerateSerializer]
public enum OverlapPolicy
{
    /// <summary>Refused.</summary>
    Refuse = 1,

    /// <summary>Saved and named.</summary>
    Warn = 2,

    /// <summary>Saved without a word.</summary>
    Allow = 3,
}

/// <summary>What drift repair does with strangers.</summary>
[GenerateSerializer]
public enum StrangerPolicy
{
    /// <summary>Removed.</summary>
    Remove = 1,

    /// <summary>Only reported.</summary>
    Report = 2,
}

/// <summary>What linking does with a name that differs.</summary>
[GenerateSerializer]
public enum NameMismatchPolicy
{
    /// <summary>Linked and flagged.</summary>
    Flag = 1,

    /// <summary>Refused.</summary>
    Refuse = 2,
}
