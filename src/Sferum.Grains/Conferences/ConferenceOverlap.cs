using Sferum.Grains.Names;

namespace Sferum.Grains.Conferences;

/// <summary>Another conference at the same time.</summary>
/// <param name="Conference">Which one.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What both have in common.</param>
/// <param name="StartTime">Its planned start.</param>
/// <param name="EndTime">Its planned end.</param>
[GenerateSerializer, Immutable, Alias("sferum.ConferenceOverlap")]
public sealed record ConferenceOverlap(
    [property: Id(0)] ConferenceId Conference,
    [property: Id(1)] string Title,
    [property: Id(2)] OverlapKind Kind,
    [property: Id(3)] DateTimeOffset StartTime,
    [property: Id(4)] DateTimeOffset EndTime);

/// <summary>What two overlapping conferences have in common; numbers as in the contract.</summary>
[GenerateSerializer]
public enum OverlapKind
{
    /// <summary>The chat.</summary>
    Chat = 1,

    /// <summary>A class.</summary>
    Class = 2,

    /// <summary>The teacher of their lessons.</summary>
    Teacher = 3,
}
