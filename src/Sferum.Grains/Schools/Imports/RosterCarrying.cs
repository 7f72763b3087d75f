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
        var delta = rows.Select(RosterParting.Delta).Aggregate((all, next) => all.Then(next));
        var last = steps[^1];
        var after = delta.ApplyTo(before) with { Administrator = last.Administrator, SubjectChats = last.SubjectChats };
        return new(
            before, after, delta, RosterPlan.Between(school, before, after, delta, last.Version), last, steps.LastOrDefault(s => s.Facts is not null)?.Facts, steps.LastOrDefault(s => s.SchoolIsTold));
    }

    /// <summary>True when the school would not change by it.</summary>
    public bool SaysNothingNewTo(SchoolSnapshot? school) => school is not null
        && SchoolRosters.Same(Before, After)
        && Before.People.Count > 0
        && (Facts is null || (Facts.Title, Facts.TimeZone) == (school.Title, school.TimeZone))
        && (Named is null || Named.Administrator == school.SferumAdministrator);

    /// <summary>The school's own part.</summary>
    public SchoolRoster SchoolRoster() => SchoolRosters.Of((Facts ?? new RosterFacts("", "", null)) with { SferumAdministrator = Named?.Administrator }, After, Version) with
    {
        KeepsFacts = Facts is null,
        Edits = Named?.Edits ?? long.MaxValue,
    };
}
