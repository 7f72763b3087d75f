using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Stuck;

/// <summary>A conference whose start or end is late (C8, C9).</summary>
[GenerateSerializer, Immutable, Alias("sferum.StuckConference")]
public sealed record StuckConference
{
    /// <summary>The conference.</summary>
    [Id(0)] public required ConferenceId Id { get; init; }

    /// <summary>Starting or Ending.</summary>
    [Id(1)] public required ConferenceStage Stage { get; init; }

    /// <summary>Why it is late.</summary>
    [Id(2)] public required ConferenceTrouble Trouble { get; init; }

    /// <summary>When it should have happened.</summary>
    [Id(3)] public required DateTimeOffset DueTime { get; init; }

    /// <summary>How often it was tried in vain, since the conference came into memory.</summary>
    [Id(4)] public int Attempts { get; init; }

    /// <summary>When it is tried again; null: now.</summary>
    [Id(5)] public DateTimeOffset? NextAttemptTime { get; init; }
}
