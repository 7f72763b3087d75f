using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>A school's imports: the roster that has been carried out, those that are to be, and what came of the last ones.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.roster-import")]
internal sealed record RosterImportState : IDurableState
{
    /// <summary>Counts rosters laid down and runs begun; both take their numbers from it.</summary>
    [Id(0)] public long Counter { get; init; }

    /// <summary>A roster that is being laid down, or was when a process died.</summary>
    [Id(1)] public StagedRoster? Staging { get; init; }

    /// <summary>The roster that was carried out last; only its classes and groups still lie in parts, its people are in the people index.</summary>
    [Id(2)] public AppliedRoster? Applied { get; init; }

    /// <summary>At most two: the one that is being carried out, and the newest.</summary>
    [Id(3)] public ImmutableArray<AcceptedRoster> Accepted { get; init; } = [];

    /// <summary>What is being carried out.</summary>
    [Id(4)] public RosterRun? Run { get; init; }

    /// <summary>The last imports, the newest last.</summary>
    [Id(5)] public ImmutableArray<RosterImportSnapshot> Imports { get; init; } = [];

    /// <summary>Counts the news of another administrator.</summary>
    [Id(6)] public long News { get; init; }

    /// <summary>How many of these have been dealt with.</summary>
    [Id(7)] public long NewsDone { get; init; }

    /// <summary>Parts that are no longer needed.</summary>
    [Id(8)] public ImmutableArray<PartRange> Leftovers { get; init; } = [];

    public Owed Owed => Owed.When(Staging is not null || Run is not null || Accepted.Length > 0 || News > NewsDone || Leftovers.Length > 0);
}

/// <summary>A roster that has been carried out.</summary>
/// <param name="Parts">Where its classes and groups lie.</param>
/// <param name="Digest">The digest of its plan.</param>
/// <param name="Administrator">The Sferum chats administrator that people and classes know of.</param>
[GenerateSerializer, Immutable, Alias("sferum.AppliedRoster")]
internal sealed record AppliedRoster(
    [property: Id(0)] StagedRoster Parts, [property: Id(1)] string Digest, [property: Id(2)] AccountId? Administrator);

/// <summary>A roster that is to be carried out, whatever happens.</summary>
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

/// <summary>One carrying out: of the first accepted roster, or of another administrator alone.</summary>
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
