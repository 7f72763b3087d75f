using Sferum.Grains.Commits;

namespace Sferum.Grains.Operations.Retries;

/// <summary>Tries owed work now (A10, B10, C8).</summary>
/// <param name="Request">The caller's id of it.</param>
/// <param name="Targets">What is to be tried.</param>
[GenerateSerializer, Immutable, Alias("sferum.RetryNow")]
public sealed record RetryNow([property: Id(0)] RequestKey Request, [property: Id(1)] IReadOnlyList<RetryTarget> Targets);

/// <summary>What is to be tried now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its grain's key.</param>
[GenerateSerializer, Immutable, Alias("sferum.RetryTarget")]
public readonly record struct RetryTarget([property: Id(0)] RetryKind Kind, [property: Id(1)] string Key);

/// <summary>What can be tried now.</summary>
[GenerateSerializer]
public enum RetryKind
{
    /// <summary>All that a school owes; key of the school.</summary>
    School = 0,

    /// <summary>A chat.</summary>
    Chat = 1,

    /// <summary>A conference.</summary>
    Conference = 2,

    /// <summary>An account's link.</summary>
    Account = 3,

    /// <summary>The imports of a school; key of the school.</summary>
    Imports = 4,

    /// <summary>An erasure.</summary>
    Erasure = 5,

    /// <summary>A lane: its pause ends, and the chats that were held up by it are tried; key of the account.</summary>
    Lane = 6,
}
