using System.Collections.Immutable;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Some rows of a roster, in the order of the roster.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterRows")]
internal sealed record RosterRows
{
    [Id(0)] public ImmutableArray<RosterStaff> Staff { get; init; } = [];

    [Id(1)] public ImmutableArray<RosterStudent> Students { get; init; } = [];

    [Id(2)] public ImmutableArray<RosterParent> Parents { get; init; } = [];

    [Id(3)] public ImmutableArray<RosterClass> Classes { get; init; } = [];

    [Id(4)] public ImmutableArray<RosterGroup> Groups { get; init; } = [];
}
