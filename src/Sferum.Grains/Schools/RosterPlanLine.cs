using Sferum.Grains.Names;

namespace Sferum.Grains.Schools;

/// <summary>What one line of a plan says; numbers as in the contract.</summary>
[GenerateSerializer]
public enum RosterPlanAction
{
    /// <summary>Nothing.</summary>
    Unspecified = 0,

    /// <summary>A person becomes part of the school.</summary>
    PersonAdded = 1,

    /// <summary>A person has no role in the school any more.</summary>
    PersonRemoved = 2,

    /// <summary>A person changes.</summary>
    PersonChanged = 3,

    /// <summary>A class is new.</summary>
    ClassAdded = 4,

    /// <summary>A class is renamed or gets another homeroom teacher.</summary>
    ClassChanged = 5,

    /// <summary>A class is closed.</summary>
    ClassClosed = 6,

    /// <summary>A group is new.</summary>
    GroupAdded = 7,

    /// <summary>A group changes.</summary>
    GroupChanged = 8,

    /// <summary>A group is closed.</summary>
    GroupClosed = 9,

    /// <summary>A chat is made.</summary>
    ChatCreated = 10,

    /// <summary>A chat's title follows.</summary>
    ChatRetitled = 11,

    /// <summary>A chat becomes read-only.</summary>
    ChatClosed = 12,

    /// <summary>A person joins a chat.</summary>
    MemberAdded = 13,

    /// <summary>A person leaves a chat.</summary>
    MemberRemoved = 14,

    /// <summary>A member's role changes.</summary>
    MemberRoleChanged = 15,

    /// <summary>The school itself changes.</summary>
    SchoolChanged = 16,
}

/// <summary>One line of a plan.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterPlanLine")]
public sealed record RosterPlanLine
{
    /// <summary>What is done.</summary>
    [Id(0)] public required RosterPlanAction Action { get; init; }

    /// <summary>The name of what it is done to.</summary>
    [Id(1)] public required string Resource { get; init; }

    /// <summary>The same in words. Personal data: never logged.</summary>
    [Id(2)] public string Title { get; init; } = "";

    /// <summary>The chat of a member.</summary>
    [Id(3)] public ChatId? Chat { get; init; }

    /// <summary>That chat's title.</summary>
    [Id(4)] public string ChatTitle { get; init; } = "";

    /// <summary>The old value in words.</summary>
    [Id(5)] public string Before { get; init; } = "";

    /// <summary>The new value in words.</summary>
    [Id(6)] public string After { get; init; } = "";

    /// <summary>An added member whose account is not linked (B10).</summary>
    [Id(7)] public bool Unlinked { get; init; }

    /// <summary>Whether it waits for approval.</summary>
    [Id(8)] public bool Withheld { get; init; }

    /// <summary>Never the content.</summary>
    public override string ToString() => nameof(RosterPlanLine);
}

/// <summary>Asks for lines of an import's plan.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterPlanQuery")]
public sealed record RosterPlanQuery
{
    /// <summary>The import's id.</summary>
    [Id(0)] public required string Import { get; init; }

    /// <summary>Only this action; Unspecified: all.</summary>
    [Id(1)] public RosterPlanAction Action { get; init; }

    /// <summary>Only about this chat.</summary>
    [Id(2)] public ChatId? Chat { get; init; }

    /// <summary>Only withheld lines.</summary>
    [Id(3)] public bool WithheldOnly { get; init; }

    /// <summary>Only added members without a link.</summary>
    [Id(4)] public bool UnlinkedOnly { get; init; }

    /// <summary>Lines to leave out.</summary>
    [Id(5)] public int Skip { get; init; }

    /// <summary>Lines to give.</summary>
    [Id(6)] public int Take { get; init; } = 50;
}

/// <summary>Lines of a plan, and how many there are.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterPlanPage")]
public sealed record RosterPlanPage([property: Id(0)] IReadOnlyList<RosterPlanLine> Lines, [property: Id(1)] int Total);

/// <summary>Imports, the newest first, and how many there are.</summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterImportPage")]
public sealed record RosterImportPage([property: Id(0)] IReadOnlyList<RosterImportSnapshot> Imports, [property: Id(1)] int Total);
