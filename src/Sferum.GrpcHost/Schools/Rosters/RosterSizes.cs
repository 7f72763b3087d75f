using System.Globalization;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>The limits of a roster's lists, held while it is still coming, so that a stream cannot fill the memory.</summary>
internal static class RosterSizes
{
    /// <summary>The first list that is too long with a part more.</summary>
    /// <param name="known">What has come before.</param>
    /// <param name="part">The part.</param>
    internal static Refusal? TooMany(RosterSnapshot known, RosterSnapshot part) =>
        Check(known.Staff.Count + part.Staff.Count, RosterLimits.Staff, "staff")
        ?? Check(known.Classes.Count + part.Classes.Count, RosterLimits.Classes, "classes")
        ?? Check(known.Students.Count + part.Students.Count, RosterLimits.Students, "students")
        ?? Check(known.Parents.Count + part.Parents.Count, RosterLimits.Parents, "parents")
        ?? Check(known.Groups.Count + part.Groups.Count, RosterLimits.Groups, "groups")
        ?? Each(part.Parents, known.Parents.Count, "parents", p => p.Children.Count, RosterLimits.Children, "children")
        ?? Each(part.Groups, known.Groups.Count, "groups", g => g.SchoolClasses.Count, RosterLimits.GroupClasses, "school_classes")
        ?? Each(part.Groups, known.Groups.Count, "groups", g => g.StudentList?.Students.Count ?? 0, RosterLimits.GroupStudents, "student_list.students");

    private static Refusal? Each<T>(IReadOnlyList<T> rows, int first, string list, Func<T, int> count, int limit, string field)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (count(rows[i]) > limit)
            {
                return Check(count(rows[i]), limit, string.Create(CultureInfo.InvariantCulture, $"{list}[{first + i}].{field}"));
            }
        }

        return null;
    }

    private static Refusal? Check(int count, int limit, string list) => count <= limit ? null : new Refusal(RefusalReason.TooManyItems)
    {
        Field = list,
        Facts = new Dictionary<string, string> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture) },
    };
}
