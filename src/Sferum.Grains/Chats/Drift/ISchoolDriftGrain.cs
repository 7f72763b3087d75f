using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Chats.Drift;

/// <summary>What is compared, found and open in the chats of a school. Key: the school.</summary>
[Alias("sferum.ISchoolDriftGrain")]
public interface ISchoolDriftGrain : IOwesWork
{
    /// <summary>Has all chats of the school compared, behind the answer; answers how many. Refused: NotFound, AdministratorNotLinked.</summary>
    [Alias("Check")]
    Task<Outcome<int>> CheckAsync(CheckDrift command, CancellationToken cancellation);

    /// <summary>A page of what was found, the newest first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<DriftPage> ListAsync(DriftQuery query, CancellationToken cancellation);

    /// <summary>How far the school's chats are. Reads every chat: for those who look after the service.</summary>
    [Alias("Sync"), AlwaysInterleave]
    Task<SchoolSync> ReadSyncAsync(CancellationToken cancellation);
}

/// <summary>Asks for findings.</summary>
/// <param name="Chat">Only of this chat; null: of all.</param>
/// <param name="OpenOnly">Whether only what was not put right is given.</param>
/// <param name="Skip">Rows to leave out.</param>
/// <param name="Take">Rows to give.</param>
[GenerateSerializer, Immutable, Alias("sferum.DriftQuery")]
public sealed record DriftQuery(
    [property: Id(0)] ChatId? Chat, [property: Id(1)] bool OpenOnly, [property: Id(2)] int Skip, [property: Id(3)] int Take);

/// <summary>A page of findings.</summary>
/// <param name="Entries">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.DriftPage")]
public sealed record DriftPage([property: Id(0)] IReadOnlyList<DriftEntry> Entries, [property: Id(1)] int Total);

/// <summary>How far the chats of a school are.</summary>
[GenerateSerializer, Immutable, Alias("sferum.SchoolSync")]
public sealed record SchoolSync
{
    /// <summary>Chats by what the Sferum side has of them.</summary>
    [Id(0)] public required IReadOnlyDictionary<ChatPlatformState, int> Chats { get; init; }

    /// <summary>Pending memberships by reason.</summary>
    [Id(1)] public required IReadOnlyDictionary<PendingReason, int> Pending { get; init; }

    /// <summary>What holds up every chat that is not in step, when it is one and the same; else None.</summary>
    [Id(2)] public PlatformTrouble Trouble { get; init; }

    /// <summary>Chats that owe something.</summary>
    [Id(3)] public int OwedCount { get; init; }

    /// <summary>Since when the oldest owes; null: none does.</summary>
    [Id(4)] public DateTimeOffset? OldestOwedSince { get; init; }

    /// <summary>Findings that were not put right.</summary>
    [Id(5)] public int OpenFindings { get; init; }

    /// <summary>When the chat was compared that has waited longest; null: no chat is there.</summary>
    [Id(6)] public DateTimeOffset? OldestComparison { get; init; }
}
