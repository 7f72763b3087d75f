using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Conferences.Listing;

/// <summary>A part of a month's conferences, in the order of their ids.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.conference-part")]
internal sealed record ConferencePartState : IDurableState
{
    [Id(0)] public ImmutableArray<ConferenceRow> Rows { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}
