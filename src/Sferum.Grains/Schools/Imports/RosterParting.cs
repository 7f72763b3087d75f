using System.Collections.Immutable;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>Cuts what is laid down into parts of a bounded size, and puts it together again.</summary>
internal static class RosterParting
{
    /// <summary>Rows in a part.</summary>
    public const int Rows = 256;

    // Rows that may stand in the imports' own row.
    private const int Few = 64;

    // Lists within a row count too: a group of 500 students is not as small as one without.
    private const int ListedPerRow = 8;

    /// <summary>The parts of a delta.</summary>
    public static IReadOnlyList<RosterRows> Of(RosterDelta delta) =>
    [
        .. Cut(delta.People, p => p.Children.Count).Select(rows => new RosterRows { People = rows }),
        .. Cut(delta.Removed, _ => 0).Select(rows => new RosterRows { Removed = rows }),
        .. Cut(delta.Classes, c => c.Held.Length).Select(rows => new RosterRows { ClassRows = rows }),
        .. Cut(delta.Groups, g => g.Group.Students?.Count ?? 0).Select(rows => new RosterRows { GroupRows = rows }),
    ];

    /// <summary>The parts of a plan; all but the last have <see cref="Rows"/> lines.</summary>
    public static IReadOnlyList<RosterRows> Of(IReadOnlyList<RosterPlanLine> lines) => [.. Cut(lines, _ => 0).Select(rows => new RosterRows { Lines = rows })];

    /// <summary>The parts of what was done.</summary>
    public static IReadOnlyList<RosterRows> Of(IReadOnlyList<DoneChange> done) => [.. Cut(done, _ => 0).Select(rows => new RosterRows { Done = rows })];

    /// <summary>True when all of it fits into one part; lists within rows are as heavy as they may be.</summary>
    public static bool IsSmall(IReadOnlyList<RosterRows> parts) =>
        parts.Sum(p => p.People.Length + p.Removed.Length + p.Done.Length + p.ClassRows.Sum(c => 1 + (c.Held.Length / ListedPerRow))
            + p.GroupRows.Sum(g => 1 + ((g.Group.Students?.Count ?? 0) / ListedPerRow))) <= Few;

    /// <summary>All of it as one part; for what is small.</summary>
    public static RosterRows Whole(RosterDelta delta, IEnumerable<DoneChange> done) => new()
    {
        People = delta.People,
        Removed = delta.Removed,
        ClassRows = delta.Classes,
        GroupRows = delta.Groups,
        Done = [.. done],
    };

    /// <summary>The delta in some parts.</summary>
    public static RosterDelta Delta(IReadOnlyList<RosterRows> parts) => new()
    {
        People = [.. parts.SelectMany(p => p.People)],
        Removed = [.. parts.SelectMany(p => p.Removed)],
        Classes = [.. parts.SelectMany(p => p.ClassRows)],
        Groups = [.. parts.SelectMany(p => p.GroupRows)],
    };

    /// <summary>A roster as an earlier version laid it down.</summary>
    public static Roster Join(RosterFacts facts, IReadOnlyList<RosterRows> parts) => new()
    {
        Facts = facts,
        Staff = [.. parts.SelectMany(p => p.Staff)],
        Students = [.. parts.SelectMany(p => p.Students)],
        Parents = [.. parts.SelectMany(p => p.Parents)],
        Classes = [.. parts.SelectMany(p => p.Classes)],
        Groups = [.. parts.SelectMany(p => p.Groups)],
    };

    private static IEnumerable<ImmutableArray<T>> Cut<T>(IReadOnlyList<T> rows, Func<T, int> listed)
    {
        var part = ImmutableArray.CreateBuilder<T>();
        var weight = 0;
        foreach (var row in rows)
        {
            var own = 1 + (listed(row) / ListedPerRow);
            if (weight + own > Rows && part.Count > 0)
            {
                yield return part.DrainToImmutable();
                weight = 0;
            }

            part.Add(row);
            weight += own;
        }

        if (part.Count > 0)
        {
            yield return part.DrainToImmutable();
        }
    }
}
