using System.Collections.Immutable;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Cuts a roster into parts of a bounded size, and puts them together again. People come first, then classes and groups, which are kept longer.</summary>
internal static class RosterParting
{
    /// <summary>Rows in a part.</summary>
    public const int Rows = 256;

    // A group's own list counts too: a row of 500 students is not as small as one without.
    private const int ListedStudentsPerRow = 8;

    public static IReadOnlyList<RosterRows> People(Roster roster) =>
    [
        .. roster.Staff.Chunk(Rows).Select(rows => new RosterRows { Staff = [.. rows] }),
        .. roster.Students.Chunk(Rows).Select(rows => new RosterRows { Students = [.. rows] }),
        .. roster.Parents.Chunk(Rows).Select(rows => new RosterRows { Parents = [.. rows] }),
    ];

    public static IReadOnlyList<RosterRows> Structure(Roster roster) =>
    [
        .. roster.Classes.Chunk(Rows).Select(rows => new RosterRows { Classes = [.. rows] }),
        .. Groups(roster.Groups).Select(rows => new RosterRows { Groups = rows }),
    ];

    public static Roster Join(RosterFacts facts, IReadOnlyList<RosterRows> parts) => new()
    {
        Facts = facts,
        Staff = [.. parts.SelectMany(p => p.Staff)],
        Students = [.. parts.SelectMany(p => p.Students)],
        Parents = [.. parts.SelectMany(p => p.Parents)],
        Classes = [.. parts.SelectMany(p => p.Classes)],
        Groups = [.. parts.SelectMany(p => p.Groups)],
    };

    private static IEnumerable<ImmutableArray<RosterGroup>> Groups(IReadOnlyList<RosterGroup> groups)
    {
        var part = ImmutableArray.CreateBuilder<RosterGroup>();
        var weight = 0;
        foreach (var group in groups)
        {
            var own = 1 + ((group.Students?.Count ?? 0) / ListedStudentsPerRow);
            if (weight + own > Rows && part.Count > 0)
            {
                yield return part.DrainToImmutable();
                weight = 0;
            }

            part.Add(group);
            weight += own;
        }

        if (part.Count > 0)
        {
            yield return part.DrainToImmutable();
        }
    }
}
