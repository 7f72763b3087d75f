using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences.Orphans;

/// <summary>One request for a call whose outcome was never learnt.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.OrphanMark")]
internal sealed record OrphanMark
{
    /// <summary>Which of the conference's, from 1.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>When the call was asked for.</summary>
    [Id(1)] public required DateTimeOffset AskedAt { get; init; }

    /// <summary>With whose link; null when that was not kept yet.</summary>
    [Id(2)] public AccountId? Administrator { get; init; }

    /// <summary>What was known of the outcome.</summary>
    [Id(3)] public required string Fault { get; init; }

    /// <summary>When an operator dealt with it; null: nobody has.</summary>
    [Id(4)] public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The operator's note.</summary>
    [Id(5)] public string Note { get; init; } = "";
}
