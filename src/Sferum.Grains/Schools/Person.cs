using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools;

/// <summary>A person in a school, as the roster says.</summary>
[GenerateSerializer, Immutable, Alias("sferum.Person")]
public sealed record Person
{
    /// <summary>The account.</summary>
    [Id(0)] public required AccountId Account { get; init; }

    /// <summary>The name.</summary>
    [Id(1)] public required PersonName Name { get; init; }

    /// <summary>What the person is here.</summary>
    [Id(2)] public required PersonKinds Kinds { get; init; }

    /// <summary>Position of staff.</summary>
    [Id(3)] public PositionType Position { get; init; }

    /// <summary>Position in words; may be empty.</summary>
    [Id(4)] public string PositionTitle { get; init; } = "";

    /// <summary>Class of a student.</summary>
    [Id(5)] public ClassId? Class { get; init; }

    /// <summary>Children of a parent, at most 20, in the order of their ids.</summary>
    [Id(6)] public IReadOnlyList<AccountId> Children { get; init; } = [];

    /// <summary>Blocked in ES (B16).</summary>
    [Id(7)] public bool Blocked { get; init; }

    /// <summary>Whether the account is linked, as the index was told last: its own word, no part of the roster, and ignored in a change of the index.</summary>
    [Id(8)] public LinkState Link { get; init; }
}
