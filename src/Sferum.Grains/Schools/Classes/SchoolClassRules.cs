using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Classes;

/// <summary>How a class takes its part of a roster.</summary>
internal static class SchoolClassRules
{
    /// <summary>The class after a roster; the same one when that roster is older, or the one that it has.</summary>
    public static SchoolClassState Apply(SchoolClassState? state, ClassRoster roster) => state?.Version >= roster.Version ? state
        : state is not null && roster.KeepsPeople ? state with { Version = roster.Version, SferumAdministrator = roster.SferumAdministrator, Closed = true }
        : (state ?? new SchoolClassState { Version = 0, Title = "" }) with
        {
            Version = roster.Version,
            Title = roster.Title,
            HomeroomTeacher = roster.HomeroomTeacher,
            SferumAdministrator = roster.SferumAdministrator,
            Students = [.. roster.Students],
            Parents = [.. roster.Parents],
            Closed = roster.Closed,
        };

    /// <summary>Both chats have taken a version.</summary>
    public static SchoolClassState Taken(SchoolClassState state, long version) =>
        state.ChatsTaken >= version ? state : state with { ChatsTaken = version };

    public static ClassSnapshot Snapshot(SchoolClassState state, ClassId id) => new()
    {
        Id = id,
        Title = state.Title,
        HomeroomTeacher = state.HomeroomTeacher,
        StudentCount = state.Students.Length,
        ParentCount = state.Parents.DistinctBy(p => p.Parent).Count(),
        Closed = state.Closed,
    };
}
