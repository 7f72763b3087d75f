using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes each class's part of a roster.</summary>
internal static class ClassRosters
{
    /// <summary>The parts of all classes of a school.</summary>
    public static Dictionary<ClassId, ClassRoster> Of(RosterPicture school, long version) => Of(school, school.Classes.Keys, version);

    /// <summary>The parts of those of these classes that the school has and that are open.</summary>
    public static Dictionary<ClassId, ClassRoster> Of(RosterPicture school, IEnumerable<ClassId> ids, long version) => ids
        .Select(id => school.Classes.GetValueOrDefault(id))
        .Where(row => row is { Closed: false })
        .ToDictionary(row => row!.Class.Class, row => Of(school, row!, version));

    /// <summary>The last part of a class that the roster no longer has: its people stay in its closed chats as long as they are in the school.</summary>
    public static ClassRoster Closing(ClassRoster before, RosterPicture after, long version) => before with
    {
        Version = version,
        Closed = true,
        SferumAdministrator = after.Administrator,
        HomeroomTeacher = before.HomeroomTeacher is { } teacher && after.People.ContainsKey(teacher) ? teacher : null,
        Students = [.. before.Students.Where(after.People.ContainsKey)],
        Parents = [.. before.Parents.Where(p => after.People.ContainsKey(p.Parent) && after.People.ContainsKey(p.Child))],
    };

    /// <summary>What those of these classes that were closed before are told when the school has another administrator, who takes their chats over too (B9).</summary>
    public static IEnumerable<(ClassId Class, ClassRoster Roster)> Closed(RosterPicture before, RosterPicture after, IEnumerable<ClassId> ids, long version) =>
        before.Administrator == after.Administrator ? [] : ids
            .Where(id => before.Classes.GetValueOrDefault(id) is { Closed: true } && after.Classes.GetValueOrDefault(id) is { Closed: true })
            .Select(id => (id, new ClassRoster
            {
                Version = version,
                Title = after.Classes[id].Class.Title,
                SferumAdministrator = after.Administrator,
                Closed = true,
                KeepsPeople = true,
            }));

    /// <summary>True when both say the same, whatever their versions.</summary>
    public static bool Same(ClassRoster one, ClassRoster other) =>
        one.Title == other.Title
        && one.HomeroomTeacher == other.HomeroomTeacher
        && one.SferumAdministrator == other.SferumAdministrator
        && one.Students.SequenceEqual(other.Students)
        && one.Parents.SequenceEqual(other.Parents);

    private static ClassRoster Of(RosterPicture school, ClassRow row, long version)
    {
        var students = RosterPeople.Sorted(school.Ties.Students[row.Class.Class].Concat(row.Held));
        return new ClassRoster
        {
            Version = version,
            Title = row.Class.Title,
            HomeroomTeacher = row.Class.HomeroomTeacher,
            SferumAdministrator = school.Administrator,
            Students = students,
            Parents = Sorted(students.SelectMany(s => school.Ties.Parents[s].Select(parent => new Parenthood(parent, s)))),
        };
    }

    private static IReadOnlyList<Parenthood> Sorted(IEnumerable<Parenthood> parents) =>
        [.. parents.OrderBy(p => p.Parent.Segment, StringComparer.Ordinal).ThenBy(p => p.Child.Segment, StringComparer.Ordinal)];
}
