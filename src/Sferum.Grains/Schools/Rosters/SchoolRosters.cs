using Sferum.Grains.Schools.Profiles;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes the school's own part of a roster.</summary>
internal static class SchoolRosters
{
    /// <param name="facts">The facts; the administrator is null when the school keeps its own.</param>
    /// <param name="school">The school as it is to be.</param>
    /// <param name="version">The number of the roster.</param>
    public static SchoolRoster Of(RosterFacts facts, RosterPicture school, long version) => new()
    {
        Version = version,
        Facts = facts,
        Teachers = RosterPeople.Sorted(school.People.Values.Where(p => TeachersChatSource.Includes(p.Position)).Select(p => p.Account)),
        StaffCount = Count(school, PersonKinds.Staff),
        StudentCount = Count(school, PersonKinds.Student),
        ParentCount = Count(school, PersonKinds.Parent),
        ClassCount = school.Classes.Values.Count(c => !c.Closed),
    };

    private static int Count(RosterPicture school, PersonKinds kind) => school.People.Values.Count(p => p.Kinds.HasFlag(kind));
}
