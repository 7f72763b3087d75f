using Orleans.Concurrency;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools;

/// <summary>A class: students, their parents, homeroom teacher; says who belongs in the class chat and the parents' chat (B3, B4). Key: the class.</summary>
[Alias("sferum.ISchoolClassGrain")]
public interface ISchoolClassGrain : IOwesWork
{
    /// <summary>Gives the class. Refused: NotFound.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Outcome<ClassSnapshot>> GetAsync(CancellationToken cancellation);

    /// <summary>Takes the class's part of a roster. Idempotent; one older than what is known changes nothing.</summary>
    [Alias("ApplyRoster")]
    Task ApplyRosterAsync(ClassRoster roster);

    /// <summary>Waits, some seconds at most, until the class's chats have taken what the class says now; false: they have not yet.</summary>
    [Alias("Settle"), AlwaysInterleave]
    Task<bool> SettleAsync(CancellationToken cancellation);
}

/// <summary>The class's part of a roster.</summary>
[GenerateSerializer, Immutable, Alias("sferum.ClassRoster")]
public sealed record ClassRoster
{
    /// <summary>The number of the import.</summary>
    [Id(0)] public required long Version { get; init; }

    /// <summary>«5 А».</summary>
    [Id(1)] public required string Title { get; init; }

    /// <summary>The homeroom teacher.</summary>
    [Id(2)] public AccountId? HomeroomTeacher { get; init; }

    /// <summary>The school's Sferum chats administrator (B9).</summary>
    [Id(3)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>Students, in the order of their ids.</summary>
    [Id(4)] public IReadOnlyList<AccountId> Students { get; init; } = [];

    /// <summary>Parents of these students, one for each child, in the order of their ids.</summary>
    [Id(5)] public IReadOnlyList<Parenthood> Parents { get; init; } = [];

    /// <summary>Whether the class is closed.</summary>
    [Id(6)] public bool Closed { get; init; }

    /// <summary>Whether it tells a class that was closed before of nothing but the administrator: the class alone still knows who was in it at its end.</summary>
    [Id(7)] public bool KeepsPeople { get; init; }
}

/// <summary>Somebody is the parent of a student.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Parenthood")]
public readonly record struct Parenthood([property: Id(0)] AccountId Parent, [property: Id(1)] AccountId Child);

/// <summary>A class as readers get it.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Class")]
public sealed record ClassSnapshot
{
    /// <summary>The class.</summary>
    [Id(0)] public required ClassId Id { get; init; }

    /// <summary>«5 А».</summary>
    [Id(1)] public required string Title { get; init; }

    /// <summary>The homeroom teacher.</summary>
    [Id(2)] public AccountId? HomeroomTeacher { get; init; }

    /// <summary>Students.</summary>
    [Id(3)] public int StudentCount { get; init; }

    /// <summary>Parents, each counted once.</summary>
    [Id(4)] public int ParentCount { get; init; }

    /// <summary>Whether the class is closed.</summary>
    [Id(5)] public bool Closed { get; init; }
}
