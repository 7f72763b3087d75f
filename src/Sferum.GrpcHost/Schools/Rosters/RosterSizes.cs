using System.Globalization;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>The limits of a roster's lists, held while it is still coming, so that a stream cannot fill the memory.</summary>
internal static class RosterSizes
{
    internal static Refusal? TooMany(RosterSnapshot roster) =>
        Check(roster.Staff.Count, RosterLimits.Staff, "staff")
        ?? Check(roster.Classes.Count, RosterLimits.Classes, "classes")
        ?? Check(roster.Students.Count, RosterLimits.Students, "students")
        ?? Check(roster.Parents.Count, RosterLimits.Parents, "parents")
        ?? Check(roster.Groups.Count, RosterLimits.Groups, "groups");

    private static Refusal? Check(int count, int limit, string list) => count <= limit ? null : new Refusal(RefusalReason.TooManyItems)
    {
        Field = list,
        Facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) },
    };
}
