using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Imports;

/// <summary>
/// Something that was accepted and is to be carried out, whatever happens: rows as they are to be, and what classes and groups are to know of the school. It says nothing of what was
/// before, so it may be taken up again at any point.
/// </summary>
[GenerateSerializer, Immutable, Alias("sferum.RosterStep")]
internal sealed record RosterStep
{
    /// <summary>Its place in the school's order; everybody is told under this number, or under that of a later step carried out with it.</summary>
    [Id(0)] public long Version { get; init; }

    /// <summary>The import that it is part of; empty for changes and for news of the school.</summary>
    [Id(1)] public string Import { get; init; } = "";

    /// <summary>The rows themselves, when they are few.</summary>
    [Id(2)] public RosterRows? Rows { get; init; }

    /// <summary>Where the rows lie, when they are many.</summary>
    [Id(3)] public PartRange? Parts { get; init; }

    /// <summary>What ES says of the school itself; null when it says nothing.</summary>
    [Id(4)] public RosterFacts? Facts { get; init; }

    /// <summary>The Sferum chats administrator after it.</summary>
    [Id(5)] public AccountId? Administrator { get; init; }

    /// <summary>True when the school is told this administrator, false when it knows better.</summary>
    [Id(6)] public bool SchoolIsTold { get; init; }

    /// <summary>Whether subject groups get chats by themselves after it.</summary>
    [Id(7)] public bool SubjectChats { get; init; }

    /// <summary>The school's own edits that were known when it was accepted: a later one wins over its administrator.</summary>
    [Id(8)] public long Edits { get; init; }
}
