using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Drift;

/// <summary>A finding in the school's list.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Finding">What was found.</param>
[GenerateSerializer, Immutable, Alias("sferum.DriftEntry")]
public sealed record DriftEntry([property: Id(0)] ChatId Chat, [property: Id(1)] DriftFinding Finding)
{
    /// <summary>When a later comparison found the same; null: none has. Such a one is kept for a day only, for the caller who asks for its answer again.</summary>
    [Id(2)] public DateTimeOffset? Superseded { get; init; }
}
