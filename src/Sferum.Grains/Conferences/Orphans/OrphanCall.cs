using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>A call that may be open on the Sferum side without anybody knowing its id (C8).</summary>
[GenerateSerializer, Immutable, Alias("sferum.OrphanCall")]
public sealed record OrphanCall
{
    /// <summary>The call.</summary>
    [Id(0)] public required OrphanCallId Id { get; init; }

    /// <summary>With whose link it was asked for.</summary>
    [Id(1)] public AccountId? Administrator { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(2)] public required DateTimeOffset AskTime { get; init; }

    /// <summary>What was known of the outcome, as a code.</summary>
    [Id(3)] public required string Fault { get; init; }

    /// <summary>Whether an operator has dealt with it.</summary>
    [Id(4)] public bool Resolved { get; init; }

    /// <summary>The operator's note.</summary>
    [Id(5)] public string Note { get; init; } = "";
}
