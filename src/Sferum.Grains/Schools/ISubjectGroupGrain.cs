using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>A subject group: subject, classes, students, teacher. Key: the group.</summary>
[Alias("sferum.ISubjectGroupGrain")]
public interface ISubjectGroupGrain : IOwesWork
{
    /// <summary>Gives the group. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<GroupSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Takes the group's part of a roster. Idempotent; one older than what is known changes nothing.</summary>
    [Alias("ApplyRoster")]
    Task ApplyRosterAsync(GroupRoster roster);
}

/// <summary>The group's part of a roster.</summary>
/// <param name="Version">The number of the import.</param>
/// <param name="Group">The group.</param>
/// <param name="StudentCount">Students in it, also where ES sent no list of its own.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupRoster")]
public sealed record GroupRoster(
    [property: Id(0)] long Version, [property: Id(1)] RosterGroup Group, [property: Id(2)] int StudentCount, [property: Id(3)] bool Closed);

/// <summary>A group as readers get it.</summary>
/// <param name="Group">As the roster says.</param>
/// <param name="StudentCount">Students in it.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.Group")]
public sealed record GroupSnapshot([property: Id(0)] RosterGroup Group, [property: Id(1)] int StudentCount, [property: Id(2)] bool Closed);
