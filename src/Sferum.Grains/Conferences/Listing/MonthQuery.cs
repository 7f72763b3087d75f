namespace Sferum.Grains.Conferences.Listing;

/// <summary>What a month is asked for.</summary>
/// <param name="Query">The query; its page is of the whole, not of the month.</param>
/// <param name="Viewer">Who looks; null: all is shown.</param>
/// <param name="Participant">Whose conferences are wanted; null: everybody's.</param>
[GenerateSerializer, Immutable, Alias("sferum.MonthQuery")]
internal sealed record MonthQuery(
    [property: Id(0)] ConferenceQuery Query, [property: Id(1)] ConferenceSight? Viewer, [property: Id(2)] ConferenceSight? Participant);
