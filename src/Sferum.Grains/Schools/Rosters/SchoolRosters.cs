namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes the school's own part of a roster.</summary>
internal static class SchoolRosters
{
    /// <param name="facts">The facts; the administrator is null when the school keeps its own.</param>
    /// <param name="school">The school as it is to be.</param>
    /// <param name="version">The number of the roster.</param>
    public static SchoolRoster Of(RosterFacts facts, RosterPicture school, long version)
    {
        var counts = school.Ties.Counts;
        return new()
        {
            Version = version,
            Facts = facts,
            Teachers = [.. school.Ties.Teachers],
            StaffCount = counts.Staff,
            StudentCount = counts.Students,
            ParentCount = counts.Parents,
            ClassCount = counts.Classes,
        };
    }

    /// <summary>True when the school would say the same of its people after both.</summary>
    public static bool Same(RosterPicture one, RosterPicture other) =>
        one.Ties.Counts with { Groups = 0 } == other.Ties.Counts with { Groups = 0 } && one.Ties.Teachers.SequenceEqual(other.Ties.Teachers);
}
