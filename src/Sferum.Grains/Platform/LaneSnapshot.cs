using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Platform;

/// <summary>How a lane is at this moment, for operators.</summary>
[GenerateSerializer, Immutable, Alias("sferum.LaneSnapshot")]
public sealed record LaneSnapshot
{
    /// <summary>Whose token it calls with.</summary>
    [Id(0)] public required AccountId Administrator { get; init; }

    /// <summary>The schools whose Sferum chats administrator that is.</summary>
    [Id(1)] public IReadOnlyList<SchoolId> Schools { get; init; } = [];

    /// <summary>How it is.</summary>
    [Id(2)] public required LaneCondition Condition { get; init; }

    /// <summary>What holds it up.</summary>
    [Id(3)] public PlatformTrouble Trouble { get; init; }

    /// <summary>Calls that wait, by their place in the order.</summary>
    [Id(4)] public ImmutableDictionary<LanePriority, int> Waiting { get; init; } = ImmutableDictionary<LanePriority, int>.Empty;

    /// <summary>Requests that left in the last minute.</summary>
    [Id(5)] public int RequestsInLastMinute { get; init; }

    /// <summary>Until when it pauses.</summary>
    [Id(6)] public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Where a captcha is solved; empty when there is none.</summary>
    [Id(7)] public string Captcha { get; init; } = "";

    /// <summary>The last trouble as a code of the platform; empty when there was none.</summary>
    [Id(8)] public string LastFault { get; init; } = "";

    /// <summary>When a call last went well; null: not since the lane came into memory.</summary>
    [Id(9)] public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Whether anything is or was to be done with the account's link: everybody else has no lane.</summary>
    public bool IsLane => Schools.Count > 0 || Condition != LaneCondition.Idle || LastSuccess is not null;

    /// <summary>Calls that wait, in all.</summary>
    public int WaitingCount => Waiting.Values.Sum();
}

/// <summary>How a lane is; numbers as in the contract.</summary>
[GenerateSerializer]
public enum LaneCondition
{
    /// <summary>Nothing was chosen.</summary>
    Unspecified = 0,

    /// <summary>Nothing to do.</summary>
    Idle = 1,

    /// <summary>Calls go out.</summary>
    Working = 2,

    /// <summary>The platform asked for a pause.</summary>
    BackingOff = 3,

    /// <summary>A captcha or a missing right.</summary>
    WaitingForOperator = 4,

    /// <summary>The administrator must link, or link again.</summary>
    WaitingForLink = 5,
}

/// <summary>Asks for lanes, the fullest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.LaneQuery")]
public sealed record LaneQuery
{
    /// <summary>Only in this condition; Unspecified: in any.</summary>
    [Id(0)] public LaneCondition Condition { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(1)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(2)] public int Take { get; init; } = 50;

    /// <summary>Only this administrator's, in memory or not; null: all that are in memory.</summary>
    [Id(3)] public AccountId? Administrator { get; init; }

    /// <summary>Only of these schools; null: of all. Callers that are bound to schools get no others.</summary>
    [Id(4)] public IReadOnlyList<SchoolId>? Among { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Lanes">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.LanePage")]
public sealed record LanePage([property: Id(0)] IReadOnlyList<LaneSnapshot> Lanes, [property: Id(1)] int Total);
