using System.Collections.Immutable;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Classes;

/// <summary>A class: its part of the roster, and which version of it its chats have taken.</summary>
[GenerateSerializer, Immutable, Alias("sferum.state.school-class")]
internal sealed record SchoolClassState : IDurableState
{
    /// <summary>The number of the roster that said all this; also the version of the chats' sources.</summary>
    [Id(0)] public required long Version { get; init; }

    [Id(1)] public required string Title { get; init; }

    [Id(2)] public AccountId? HomeroomTeacher { get; init; }

    [Id(3)] public AccountId? SferumAdministrator { get; init; }

    /// <summary>In the order of their ids.</summary>
    [Id(4)] public ImmutableArray<AccountId> Students { get; init; } = [];

    /// <summary>In the order of parent and child.</summary>
    [Id(5)] public ImmutableArray<Parenthood> Parents { get; init; } = [];

    [Id(6)] public bool Closed { get; init; }

    /// <summary>The version that both chats have taken.</summary>
    [Id(7)] public long ChatsTaken { get; init; }

    /// <summary>True when both chats have taken all.</summary>
    public bool IsSettled => ChatsTaken >= Version;

    public Owed Owed => Owed.When(!IsSettled);
}
