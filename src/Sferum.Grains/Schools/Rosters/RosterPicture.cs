using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>A school at one moment, as rosters see it.</summary>
internal sealed record RosterPicture
{
    /// <summary>A school of which nothing is known.</summary>
    public static RosterPicture Empty { get; } = new() { People = [], Classes = [], Groups = [] };

    public required IReadOnlyList<Person> People { get; init; }

    public required IReadOnlyList<RosterClass> Classes { get; init; }

    public required IReadOnlyList<RosterGroup> Groups { get; init; }

    /// <summary>The Sferum chats administrator.</summary>
    public AccountId? Administrator { get; init; }

    /// <summary>The school as a roster wants it.</summary>
    public static RosterPicture Of(Roster roster, AccountId? administrator) => new()
    {
        People = RosterPeople.Of(roster),
        Classes = roster.Classes,
        Groups = roster.Groups,
        Administrator = administrator,
    };
}
