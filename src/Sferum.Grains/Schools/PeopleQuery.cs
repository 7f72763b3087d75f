using Sferum.Grains.Names;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Schools;

/// <summary>Asks for people of a school, sorted by name (B8).</summary>
[GenerateSerializer, Immutable, Alias("sferum.PeopleQuery")]
public sealed record PeopleQuery
{
    /// <summary>Only people who are one of these; None: all.</summary>
    [Id(0)] public PersonKinds Kinds { get; init; }

    /// <summary>Only students of these classes, and parents of such students; staff, where asked for, is not touched. Empty: all.</summary>
    [Id(1)] public IReadOnlyList<ClassId> Classes { get; init; } = [];

    /// <summary>Words that must all occur, each as the beginning of a word; case and ё/е make no difference. Empty: no filter.</summary>
    [Id(2)] public string Text { get; init; } = "";

    /// <summary>Only blocked, or only not blocked, people.</summary>
    [Id(3)] public bool? Blocked { get; init; }

    /// <summary>Rows to leave out.</summary>
    [Id(4)] public int Skip { get; init; }

    /// <summary>Rows to give.</summary>
    [Id(5)] public int Take { get; init; } = 50;

    /// <summary>Only staff of this type of position; Unspecified: all.</summary>
    [Id(6)] public PositionType Position { get; init; }

    /// <summary>Accounts to leave out, say those who are in a chat already.</summary>
    [Id(7)] public IReadOnlyList<AccountId> Except { get; init; } = [];

    /// <summary>Whether the order is turned around.</summary>
    [Id(8)] public bool Descending { get; init; }

    /// <summary>Only people whose account is in this state; Unspecified: all.</summary>
    [Id(9)] public LinkState Link { get; init; }

    /// <summary>Whether the order is class title, then name.</summary>
    [Id(10)] public bool ByClass { get; init; }

    /// <summary>Whether the classes, not the names, are turned around.</summary>
    [Id(11)] public bool ClassDescending { get; init; }

    /// <summary>Only people whose account is in any state but Linked.</summary>
    [Id(12)] public bool Unlinked { get; init; }
}

/// <summary>A page of people.</summary>
/// <param name="People">The rows.</param>
/// <param name="Total">Rows over all pages.</param>
[GenerateSerializer, Immutable, Alias("sferum.PeoplePage")]
public sealed record PeoplePage([property: Id(0)] IReadOnlyList<Person> People, [property: Id(1)] int Total);
