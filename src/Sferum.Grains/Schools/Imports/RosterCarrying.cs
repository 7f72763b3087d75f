using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.Rosters;

namespace Sferum.Grains.Schools.Imports;

/// <summary>One carrying out of all steps that wait. A function of the school and the steps alone: after a crash it comes out the same, less what has reached the disk.</summary>
/// <param name="Before">The school as it is.</param>
/// <param name="After">The school after the last step.</param>
/// <param name="Delta">The rows that become other.</param>
/// <param name="Plan">Who is told what.</param>
/// <param name="Last">The last step.</param>
/// <param name="Facts">What ES said last of the school itself; null when it said nothing.</param>
/// <param name="Named">The step in which ES, or the way back from news that could not be followed, named the administrator last; null: the school knows its own.</param>
internal sealed record RosterCarrying(
    RosterPicture Before, RosterPicture After, RosterDelta Delta, RosterPlan Plan, RosterStep Last, RosterFacts? Facts, RosterStep? Named)
{
    /// <summary>The number under which everybody is told.</summary>
    public long Version => Last.Version;

    public static RosterCarrying Of(SchoolId school, RosterPicture before, ImmutableArray<RosterStep> steps, IReadOnlyList<IReadOnlyList<RosterRows>> rows)
    {
        RosterDelta[] deltas = [.. rows.Select(RosterParting.Delta)];
        var pictures = Pictures(before, steps, deltas);
        var last = steps[^1];
        return new(
            before, pictures[^1], deltas.Aggregate((all, next) => all.Then(next)), RosterPlan.Along(school, pictures, deltas, last.Version), last, steps.LastOrDefault(s => s.Facts is not null)?.Facts, steps.LastOrDefault(s => s.SchoolIsTold))
        {
            SaysTheSameAllAlong = pictures.Zip(pictures.Skip(1)).All(pair => SchoolRosters.Same(pair.First, pair.Second)),
        };
    }

    /// <summary>Whether the school's own part is the same after every step.</summary>
    public bool SaysTheSameAllAlong { get; private init; }

    /// <summary>True when the school would not change by it.</summary>
    public bool SaysNothingNewTo(SchoolSnapshot? school) => school is not null
        && SaysTheSameAllAlong
        && Before.People.Count > 0
        && (Facts is null || (Facts.Title, Facts.TimeZone) == (school.Title, school.TimeZone))
        && (Named is null || Named.Administrator == school.SferumAdministrator);

    /// <summary>The school's own part.</summary>
    public SchoolRoster SchoolRoster() => SchoolRosters.Of((Facts ?? new RosterFacts("", "", null)) with { SferumAdministrator = Named?.Administrator }, After, Version) with
    {
        KeepsFacts = Facts is null,
        Edits = Named?.Edits ?? long.MaxValue,
    };

    // The school before the first step, and after each.
    private static List<RosterPicture> Pictures(RosterPicture before, ImmutableArray<RosterStep> steps, RosterDelta[] deltas)
    {
        List<RosterPicture> pictures = [before];
        for (var i = 0; i < deltas.Length; i++)
        {
            pictures.Add(deltas[i].ApplyTo(pictures[i]) with { Administrator = steps[i].Administrator, SubjectChats = steps[i].SubjectChats });
        }

        return pictures;
    }
}
