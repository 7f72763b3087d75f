using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Operations.Owing;

/// <summary>One thing that is owed.</summary>
[GenerateSerializer, Immutable, Alias("sferum.OwedWork")]
public sealed record OwedWork
{
    /// <summary>What is owed.</summary>
    [Id(0)] public required OwedKind Kind { get; init; }

    /// <summary>To what, by name.</summary>
    [Id(1)] public required string Resource { get; init; }

    /// <summary>The school; null for what belongs to none.</summary>
    [Id(2)] public SchoolId? School { get; init; }

    /// <summary>Since when.</summary>
    [Id(3)] public required DateTimeOffset Since { get; init; }

    /// <summary>Tries that failed one after the other.</summary>
    [Id(4)] public int Attempts { get; init; }

    /// <summary>When it is tried again; null: now.</summary>
    [Id(5)] public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>What holds it up.</summary>
    [Id(6)] public PlatformTrouble Trouble { get; init; }

    /// <summary>The last trouble as a code.</summary>
    [Id(7)] public string LastFault { get; init; } = "";
}

/// <summary>Asks what is owed, the oldest first.</summary>
[GenerateSerializer, Immutable, Alias("sferum.OwedQuery")]
public sealed record OwedQuery
{
    /// <summary>Only of this school; null: of all.</summary>
    [Id(0)] public SchoolId? School { get; init; }

    /// <summary>Only of this kind; Unspecified: all.</summary>
    [Id(1)] public OwedKind Kind { get; init; }

    /// <summary>Only what has been owed for at least this long.</summary>
    [Id(2)] public TimeSpan MinimumAge { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(3)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(4)] public int Take { get; init; } = 50;

    /// <summary>Only of these schools; null: of all. Callers that are bound to schools get no others.</summary>
    [Id(5)] public IReadOnlyList<SchoolId>? Among { get; init; }
}

/// <summary>A page of it.</summary>
/// <param name="Work">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.OwedPage")]
public sealed record OwedPage([property: Id(0)] IReadOnlyList<OwedWork> Work, [property: Id(1)] int Total);
