using System.Collections.Immutable;
using Sferum.Grains.Commits;

namespace Sferum.Grains.Schools.People;

/// <summary>People of one segment, in the order of their accounts.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.people-segment")]
internal sealed record PeopleSegmentState : IDurableState
{
    /// <summary>The people, without their links.</summary>
    [Id(0)] public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>Where links stand, in the order of accounts: of people, and of accounts who are on their way into the school.</summary>
    [Id(1)] public ImmutableArray<LinkMark> Marks { get; init; } = [];

    public Owed Owed => Owed.Nothing;
}
