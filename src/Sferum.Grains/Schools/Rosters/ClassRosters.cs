using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes each class's part of a roster.</summary>
internal static class ClassRosters
{
    /// <summary>The parts of all classes of a school.</summary>
    public static Dictionary<ClassId, ClassRoster> Of(RosterPicture school, long version)
    {
        var students = school.People.Values.Where(p => p.Class is not null).Select(p => (Class: p.Class!.Value, p.Account))
            .Concat(school.Classes.Values.SelectMany(row => row.Held.Select(held => (Class: row.Class.Class, Account: held))))
            .ToLookup(place => place.Class, place => place.Account);
        var parents = ParentsOf(school.People.Values);
        return school.Classes.Values.Where(c => !c.Closed).Select(c => c.Class).ToDictionary(c => c.Class, c => new ClassRoster
        {
            Version = version,
            Title = c.Title,
            HomeroomTeacher = c.HomeroomTeacher,
            SferumAdministrator = school.Administrator,
            Students = RosterPeople.Sorted(students[c.Class]),
            Parents = Sorted(students[c.Class].SelectMany(s => parents[s])),
        });
    }

    /// <summary>The last part of a class that the roster no longer has: its people stay in its closed chats as long as they are in the school.</summary>
    public static ClassRoster Closing(ClassRoster before, RosterPicture after, IReadOnlySet<AccountId> people, long version) => before with
    {
        Version = version,
        Closed = true,
        SferumAdministrator = after.Administrator,
        HomeroomTeacher = before.HomeroomTeacher is { } teacher && people.Contains(teacher) ? teacher : null,
        Students = [.. before.Students.Where(people.Contains)],
        Parents = [.. before.Parents.Where(p => people.Contains(p.Parent) && people.Contains(p.Child))],
    };

    /// <summary>True when both say the same, whatever their versions.</summary>
    public static bool Same(ClassRoster one, ClassRoster other) =>
        one.Title == other.Title
        && one.HomeroomTeacher == other.HomeroomTeacher
        && one.SferumAdministrator == other.SferumAdministrator
        && one.Students.SequenceEqual(other.Students)
        && one.Parents.SequenceEqual(other.Parents);

    private static ILookup<AccountId, Parenthood> ParentsOf(IEnumerable<Person> people) => people
        .SelectMany(p => p.Children.Select(child => new Parenthood(p.Account, child)))
        .ToLookup(p => p.Child);

    private static IReadOnlyList<Parenthood> Sorted(IEnumerable<Parenthood> parents) =>
        [.. parents.OrderBy(p => p.Parent.Segment, StringComparer.Ordinal).ThenBy(p => p.Child.Segment, StringComparer.Ordinal)];
}
