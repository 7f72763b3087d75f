using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Drift;

/// <summary>One difference between the registry and the Sferum side that somebody made there.</summary>
[GenerateSerializer, Immutable, Alias("sferum.DriftFinding")]
public sealed record DriftFinding
{
    /// <summary>How it differs.</summary>
    [Id(0)] public required DriftKind Kind { get; init; }

    /// <summary>Whom it is about; null for the chat itself, and for strangers who are no account of this chat.</summary>
    [Id(1)] public AccountId? Account { get; init; }

    /// <summary>For a stranger: the platform user.</summary>
    [Id(2)] public string User { get; init; } = "";

    /// <summary>The registry's value, for roles and titles.</summary>
    [Id(3)] public string Expected { get; init; } = "";

    /// <summary>The Sferum side's value, for roles and titles.</summary>
    [Id(4)] public string Found { get; init; } = "";

    /// <summary>When it was found.</summary>
    [Id(5)] public DateTimeOffset FindTime { get; init; }

    /// <summary>Whether it was put right, or will be by itself.</summary>
    [Id(6)] public bool Repaired { get; init; }

    /// <summary>Never a title.</summary>
    public override string ToString() => $"{nameof(DriftFinding)} {Kind}";
}

/// <summary>How the Sferum side differs; numbers as in the contract.</summary>
[GenerateSerializer]
public enum DriftKind
{
    /// <summary>A member who had joined is not there.</summary>
    MemberMissing = 1,

    /// <summary>Somebody is there who is not to be.</summary>
    Stranger = 2,

    /// <summary>A role is another.</summary>
    RoleDiffers = 3,

    /// <summary>The title is another.</summary>
    TitleDiffers = 4,

    /// <summary>The chat is not there or out of reach.</summary>
    ChatLost = 5,
}
