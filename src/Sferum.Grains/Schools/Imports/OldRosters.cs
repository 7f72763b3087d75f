using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A roster that was carried out, as an earlier version noted it.</summary>
/// <param name="Parts">Where its classes and groups lie.</param>
/// <param name="Digest">The digest of its plan.</param>
/// <param name="Administrator">The Sferum chats administrator that people and classes know of.</param>
[GenerateSerializer, Immutable, Alias("sferum.AppliedRoster")]
internal sealed record AppliedRoster(
    [property: Id(0)] StagedRoster Parts, [property: Id(1)] string Digest, [property: Id(2)] AccountId? Administrator);

/// <summary>A roster that is to be carried out, whatever happens, as an earlier version noted it.</summary>
/// <param name="Import">The import's id.</param>
/// <param name="Parts">Where it lies.</param>
/// <param name="Facts">The school itself, as ES sent it.</param>
/// <param name="Administrator">The administrator when ES named none: the school's when the roster was checked, who is staff in it.</param>
/// <param name="Digest">The digest of its plan.</param>
[GenerateSerializer, Immutable, Alias("sferum.AcceptedRoster")]
internal sealed record AcceptedRoster(
    [property: Id(0)] string Import,
    [property: Id(1)] StagedRoster Parts,
    [property: Id(2)] RosterFacts Facts,
    [property: Id(3)] AccountId Administrator,
    [property: Id(4)] string Digest);

/// <summary>One carrying out, as an earlier version noted it: of the first accepted roster, or of another administrator alone.</summary>
/// <param name="Version">The version under which everybody is told.</param>
/// <param name="OfRoster">True for a roster, false for an administrator.</param>
/// <param name="Administrator">The administrator that people and classes are told.</param>
/// <param name="SchoolIsTold">True when the school, too, is told this administrator; false when it keeps its own.</param>
/// <param name="News">The news that this deals with.</param>
[GenerateSerializer, Immutable, Alias("sferum.RosterRun")]
internal sealed record RosterRun(
    [property: Id(0)] long Version,
    [property: Id(1)] bool OfRoster,
    [property: Id(2)] AccountId? Administrator,
    [property: Id(3)] bool SchoolIsTold,
    [property: Id(4)] long News)
{
    /// <summary>What the roster changes, in numbers; null until it has been compared for the first time.</summary>
    [Id(5)] public RosterSummary? Summary { get; init; }
}
