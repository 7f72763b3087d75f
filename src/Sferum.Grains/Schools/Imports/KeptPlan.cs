using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A plan that can still be read.</summary>
/// <param name="Import">The import's id.</param>
/// <param name="Parts">Where its lines lie.</param>
/// <param name="Lines">How many there are.</param>
/// <param name="Until">When it may go; later while removals of it are withheld.</param>
[GenerateSerializer, Immutable, Alias("sferum.KeptPlan")]
internal sealed record KeptPlan(
    [property: Id(0)] string Import, [property: Id(1)] PartRange Parts, [property: Id(2)] int Lines, [property: Id(3)] DateTimeOffset Until);

/// <summary>Removals that wait for approval.</summary>
/// <param name="Import">The import's id.</param>
/// <param name="Parts">Where the rows lie that approval puts in; they hold as long as nothing that they concern changes.</param>
[GenerateSerializer, Immutable, Alias("sferum.WithheldRemovals")]
internal sealed record WithheldRemovals([property: Id(0)] string Import, [property: Id(1)] PartRange Parts);

/// <summary>What of a school has been carried out beside the rows of people, classes and groups.</summary>
/// <param name="Administrator">The Sferum chats administrator that people and classes know of.</param>
/// <param name="SubjectChats">Whether groups know that they get chats by themselves.</param>
[GenerateSerializer, Immutable, Alias("sferum.KnownSchool")]
internal sealed record KnownSchool([property: Id(0)] AccountId? Administrator, [property: Id(1)] bool SubjectChats);
