using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>An erasure as it is stored. Once it is done, nothing in it tells whom it was about.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.erasure")]
internal sealed record ErasureState : IDurableState
{
    /// <summary>How long a finished one can be read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    /// <summary>Of the request that asked for it.</summary>
    [Id(0)] public required ulong Fingerprint { get; init; }

    /// <summary>Who or what is erased; null once a person is.</summary>
    [Id(1)] public ErasureTarget? Target { get; init; }

    /// <summary>What is to be done next.</summary>
    [Id(2)] public ErasurePhase Phase { get; init; } = ErasurePhase.Claim;

    /// <summary>The schools that the person is in, or once was.</summary>
    [Id(3)] public ImmutableArray<SchoolId> Schools { get; init; } = [];

    /// <summary>The person's profiles on the platform.</summary>
    [Id(4)] public ImmutableArray<string> Profiles { get; init; } = [];

    [Id(5)] public int ChatCount { get; init; }

    [Id(6)] public int ConferenceCount { get; init; }

    [Id(7)] public ImmutableArray<ErasureLeftover> Leftovers { get; init; } = [];

    [Id(8)] public int LeftoverCount { get; init; }

    [Id(9)] public required DateTimeOffset CreateTime { get; init; }

    [Id(10)] public DateTimeOffset? FinishTime { get; init; }

    /// <summary>When the present phase began; from then the platform has its time.</summary>
    [Id(11)] public DateTimeOffset PhaseTime { get; init; }

    /// <summary>What of the leftovers is final; the others wait.</summary>
    [Id(12)] public ImmutableArray<ErasureLeftover> Final { get; init; } = [];

    /// <summary>All that is final.</summary>
    [Id(13)] public int FinalCount { get; init; }

    public Owed Owed => FinishTime is { } finished ? Owed.At(finished + Kept) : Owed.Now;
}

/// <summary>The steps of an erasure, in order; each idempotent.</summary>
[GenerateSerializer]
internal enum ErasurePhase
{
    /// <summary>Take the target, so that no other erasure does; a school refuses changes from here on.</summary>
    Claim = 0,

    /// <summary>A person leaves the rosters; a school's imports come to rest.</summary>
    Rosters = 1,

    /// <summary>A school's conferences are called off and ended.</summary>
    Conferences = 2,

    /// <summary>A person leaves the chats on the Sferum side; a school's chats are closed there.</summary>
    Chats = 3,

    /// <summary>Rows let go of the person; a school's rows are deleted.</summary>
    Rows = 4,

    /// <summary>Links that no other school needs are undone and deleted.</summary>
    Links = 5,

    /// <summary>The last rows.</summary>
    Last = 6,

    /// <summary>What is left in files of rows that were overwritten or deleted. The erasure has forgotten whom it is about.</summary>
    Files = 7,

    /// <summary>Nothing more.</summary>
    Done = 8,
}
