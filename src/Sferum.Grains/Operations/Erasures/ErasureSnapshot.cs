using Sferum.Grains.Names;
using Sferum.Grains.Platform;

namespace Sferum.Grains.Operations.Erasures;

/// <summary>An erasure as readers get it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Erasure")]
public sealed record ErasureSnapshot
{
    /// <summary>The erasure.</summary>
    [Id(0)] public required ErasureId Id { get; init; }

    /// <summary>Who or what is erased; null once a person is: then nothing of them is kept.</summary>
    [Id(1)] public ErasureTarget? Target { get; init; }

    /// <summary>How far it is.</summary>
    [Id(2)] public required ErasureStage Stage { get; init; }

    /// <summary>Chats that are, or would be, left or deleted.</summary>
    [Id(3)] public int ChatCount { get; init; }

    /// <summary>Conferences that are, or would be, changed or deleted.</summary>
    [Id(4)] public int ConferenceCount { get; init; }

    /// <summary>What stays on the Sferum side, or waits; the first of them.</summary>
    [Id(5)] public IReadOnlyList<ErasureLeftover> Leftovers { get; init; } = [];

    /// <summary>All of these.</summary>
    [Id(6)] public int LeftoverCount { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(7)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When it was done.</summary>
    [Id(8)] public DateTimeOffset? FinishTime { get; init; }
}

/// <summary>How far an erasure is; numbers as in the contract.</summary>
[GenerateSerializer]
public enum ErasureStage
{
    /// <summary>Only looked at.</summary>
    Planned = 1,

    /// <summary>Under way.</summary>
    Erasing = 2,

    /// <summary>All that could be erased is.</summary>
    Erased = 3,
}

/// <summary>Something that stays on the Sferum side, or waits.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Resource">Its name; empty for the person.</param>
/// <param name="Trouble">Why it stays; None: nothing there deletes it.</param>
[GenerateSerializer, Immutable, Alias("sferum.ErasureLeftover")]
public sealed record ErasureLeftover(
    [property: Id(0)] LeftoverKind Kind, [property: Id(1)] string Resource, [property: Id(2)] PlatformTrouble Trouble);

/// <summary>What stays on the Sferum side.</summary>
[GenerateSerializer]
public enum LeftoverKind
{
    /// <summary>What the person wrote in chats there: only the person can delete it.</summary>
    Messages = 0,

    /// <summary>A person who is still in a chat there.</summary>
    Membership = 1,

    /// <summary>A chat that only the person's link reaches: it has to be made again first.</summary>
    Driver = 2,

    /// <summary>A chat that is not closed there.</summary>
    Chat = 3,

    /// <summary>A call that may be open there.</summary>
    Call = 4,
}
