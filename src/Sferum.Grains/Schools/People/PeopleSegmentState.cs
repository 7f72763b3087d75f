using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.People;

/// <summary>People of one segment, in the order of their accounts.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.people-segment")]
internal sealed record PeopleSegmentState : IDurableState
{
    /// <summary>The people.</summary>
    [Id(0)] public ImmutableArray<Person> People { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}
