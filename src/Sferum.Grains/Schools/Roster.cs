using Sferum.Grains.Names;

namespace Sferum.Grains.Schools;

/// <summary>The full wished state of a school, in the order in which ES sent it: a refusal's field counts in this order.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Roster")]
public sealed record Roster
{
    /// <summary>The school itself.</summary>
    [Id(0)] public required RosterFacts Facts { get; init; }

    /// <summary>Employees.</summary>
    [Id(1)] public IReadOnlyList<RosterStaff> Staff { get; init; } = [];

    /// <summary>Classes.</summary>
    [Id(2)] public IReadOnlyList<RosterClass> Classes { get; init; } = [];

    /// <summary>Students.</summary>
    [Id(3)] public IReadOnlyList<RosterStudent> Students { get; init; } = [];

    /// <summary>Parents.</summary>
    [Id(4)] public IReadOnlyList<RosterParent> Parents { get; init; } = [];

    /// <summary>Subject groups.</summary>
    [Id(5)] public IReadOnlyList<RosterGroup> Groups { get; init; } = [];
}

/// <summary>The school itself.</summary>
/// <param name="Title">The school's name for people.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="SferumAdministrator">The Sferum chats administrator (B9); null: as before.</param>
[GenerateSerializer, Immutable, Alias("sferum.RosterFacts")]
public sealed record RosterFacts(
    [property: Id(0)] string Title, [property: Id(1)] string TimeZone, [property: Id(2)] AccountId? SferumAdministrator);

/// <summary>An employee.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterStaff")]
public sealed record RosterStaff(
    [property: Id(0)] AccountId Account,
    [property: Id(1)] PersonName Name,
    [property: Id(2)] PositionType Position,
    [property: Id(3)] string PositionTitle,
    [property: Id(4)] bool Blocked);

/// <summary>A class; the homeroom teacher is null when there is none.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterClass")]
public sealed record RosterClass(
    [property: Id(0)] ClassId Class, [property: Id(1)] string Title, [property: Id(2)] AccountId? HomeroomTeacher);

/// <summary>A student.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterStudent")]
public sealed record RosterStudent(
    [property: Id(0)] AccountId Account, [property: Id(1)] PersonName Name, [property: Id(2)] ClassId Class, [property: Id(3)] bool Blocked);

/// <summary>A parent or guardian.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterParent")]
public sealed record RosterParent(
    [property: Id(0)] AccountId Account,
    [property: Id(1)] PersonName Name,
    [property: Id(2)] IReadOnlyList<AccountId> Children,
    [property: Id(3)] bool Blocked);

/// <summary>A subject group; the students are null when all students of its classes belong to it (B7).</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterGroup")]
public sealed record RosterGroup(
    [property: Id(0)] GroupId Group,
    [property: Id(1)] string Title,
    [property: Id(2)] string Subject,
    [property: Id(3)] IReadOnlyList<ClassId> Classes,
    [property: Id(4)] AccountId? Teacher,
    [property: Id(5)] IReadOnlyList<AccountId>? Students);
