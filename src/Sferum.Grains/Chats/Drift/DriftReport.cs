using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Chats.Drift;

/// <summary>What a chat tells the school's list.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="CheckTime">When it was compared: what was found before and is not among the findings was put right; null: no comparison ended.</param>
/// <param name="Findings">What was found.</param>
[GenerateSerializer, Immutable, Alias("sferum.DriftReport")]
internal sealed record DriftReport(
    [property: Id(0)] ChatId Chat, [property: Id(1)] DateTimeOffset? CheckTime, [property: Id(2)] ImmutableArray<DriftFinding> Findings)
{
    /// <summary>What a chat has not told yet; null when there is nothing.</summary>
    public static DriftReport? Of(ChatState state, ChatId id) =>
        state.Drift is { } drift && (drift.Unlisted.Length > 0 || drift.UnlistedCheck is not null) ? new DriftReport(id, drift.UnlistedCheck, drift.Unlisted) : null;
}
