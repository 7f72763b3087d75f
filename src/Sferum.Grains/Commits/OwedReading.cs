using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Commits;

/// <summary>What a grain says of the work that it owes.</summary>
[GenerateSerializer, Immutable, Alias("sferum.OwedReading")]
public sealed record OwedReading
{
    /// <summary>What is owed first; Unspecified: what grains of its type owe.</summary>
    [Id(0)] public OwedKind Kind { get; init; }

    /// <summary>Tries that failed one after the other, since the grain came into memory.</summary>
    [Id(1)] public int Attempts { get; init; }

    /// <summary>When it is tried again; null: now.</summary>
    [Id(2)] public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>What holds it up on the Sferum side; None when nothing does.</summary>
    [Id(3)] public PlatformTrouble Trouble { get; init; }

    /// <summary>The last trouble as a code, without personal data; empty when there was none.</summary>
    [Id(4)] public string LastFault { get; init; } = "";

    /// <summary>The resource that it is owed to, by name; empty: the one that the grain is.</summary>
    [Id(5)] public string Resource { get; init; } = "";

    /// <summary>Schools that it belongs to, where the grain's key does not tell.</summary>
    [Id(6)] public IReadOnlyList<SchoolId> Schools { get; init; } = [];
}

/// <summary>What is owed; numbers as in the contract.</summary>
[GenerateSerializer]
public enum OwedKind
{
    /// <summary>Nothing was chosen.</summary>
    Unspecified = 0,

    /// <summary>A chat is to be brought in step on the Sferum side.</summary>
    ChatSync = 1,

    /// <summary>A chat is to be closed there.</summary>
    ChatClose = 2,

    /// <summary>A call is to be opened.</summary>
    ConferenceStart = 3,

    /// <summary>A call is to be finished.</summary>
    ConferenceEnd = 4,

    /// <summary>An import is being applied.</summary>
    RosterRollForward = 5,

    /// <summary>A class, group or link has news for its chats.</summary>
    MembershipPush = 6,

    /// <summary>A list is to be told of a change.</summary>
    IndexUpdate = 7,

    /// <summary>A link is to be given back to the platform.</summary>
    LinkCleanup = 8,

    /// <summary>An erasure goes on.</summary>
    Erasure = 9,
}
