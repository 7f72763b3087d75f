using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;

namespace Sferum.Grains.Conferences;

/// <summary>A conference as one person sees it at this moment (C1, C7, C10).</summary>
/// <param name="Conference">The conference.</param>
/// <param name="Kinds">Who takes part by default: the tabs of the window.</param>
/// <param name="ParticipantCount">How many may take part.</param>
/// <param name="JoinRefusal">Why the person cannot join now; Unspecified: it can, or nobody was named.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceView")]
public sealed record ConferenceView(
    [property: Id(0)] ConferenceSnapshot Conference,
    [property: Id(1)] PersonKinds Kinds,
    [property: Id(2)] int ParticipantCount,
    [property: Id(3)] RefusalReason JoinRefusal)
{
    /// <summary>Other conferences at the same time, when it is planned or changed.</summary>
    [Id(4)] public IReadOnlyList<ConferenceOverlap> Overlaps { get; init; } = [];
}

/// <summary>The way in.</summary>
/// <param name="Link">The address to open. A secret.</param>
/// <param name="EndTime">The planned end.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceDoor")]
public sealed record ConferenceDoor([property: Id(0)] string Link, [property: Id(1)] DateTimeOffset EndTime)
{
    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(ConferenceDoor);
}
