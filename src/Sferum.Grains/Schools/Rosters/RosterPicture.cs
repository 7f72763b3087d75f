using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>A school at one moment, as rosters and changes see it.</summary>
internal sealed record RosterPicture
{
    /// <summary>A school of which nothing is known.</summary>
    public static RosterPicture Empty { get; } = new();

    /// <summary>Everybody in the school.</summary>
    public ImmutableDictionary<AccountId, Person> People { get; init; } = ImmutableDictionary<AccountId, Person>.Empty;

    /// <summary>Classes, closed ones too.</summary>
    public ImmutableDictionary<ClassId, ClassRow> Classes { get; init; } = ImmutableDictionary<ClassId, ClassRow>.Empty;

    /// <summary>Subject groups, closed ones too.</summary>
    public ImmutableDictionary<GroupId, GroupRow> Groups { get; init; } = ImmutableDictionary<GroupId, GroupRow>.Empty;

    /// <summary>The Sferum chats administrator.</summary>
    public AccountId? Administrator { get; init; }

    /// <summary>Whether every subject group gets a chat by itself (the school's setting).</summary>
    public bool SubjectChats { get; init; }
}

/// <summary>A class in a picture.</summary>
/// <param name="Class">As the roster says.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.ClassRow")]
internal sealed record ClassRow([property: Id(0)] RosterClass Class, [property: Id(1)] bool Closed)
{
    /// <summary>Students who have gone to another class, but stay in this one's chats, with their parents, until their removal is approved; in the order of their ids.</summary>
    [Id(2)] public ImmutableArray<AccountId> Held { get; init; } = [];
}

/// <summary>A subject group in a picture.</summary>
/// <param name="Group">As the roster says.</param>
/// <param name="Closed">Whether it is closed.</param>
[GenerateSerializer, Immutable, Alias("sferum.GroupRow")]
internal sealed record GroupRow([property: Id(0)] RosterGroup Group, [property: Id(1)] bool Closed);
