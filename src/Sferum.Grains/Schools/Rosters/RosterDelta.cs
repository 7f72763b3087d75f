using System.Collections.Immutable;
using Sferum.Grains.Names;
using Sferum.Grains.Schools.People;
using Sferum.Grains.Schools.Structure;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// The rows of a school that become other, as they are to be. Taken twice they change nothing, and of two deltas that follow each other the later one's rows count: so a
/// delta can be taken again after any crash, also when some of its rows have reached the disk.
/// </summary>
internal sealed record RosterDelta
{
    // Up to this many rows a picture is changed row by row, and what is kept beside its rows is carried on.
    private const int Few = 512;

    /// <summary>Nothing.</summary>
    public static RosterDelta None { get; } = new();

    /// <summary>People who are new or other.</summary>
    public ImmutableArray<Person> People { get; init; } = [];

    /// <summary>People who are no longer in the school.</summary>
    public ImmutableArray<AccountId> Removed { get; init; } = [];

    /// <summary>Classes that are new, other or closed.</summary>
    public ImmutableArray<ClassRow> Classes { get; init; } = [];

    /// <summary>Subject groups that are new, other or closed.</summary>
    public ImmutableArray<GroupRow> Groups { get; init; } = [];

    /// <summary>True when no row becomes other.</summary>
    public bool IsNothing => Count == 0;

    /// <summary>True when it is a matter of a few rows.</summary>
    public bool IsSmall => Count <= Few;

    private int Count => People.Length + Removed.Length + Classes.Length + Groups.Length;

    /// <summary>What makes one school of another.</summary>
    public static RosterDelta Between(RosterPicture before, RosterPicture after) => new()
    {
        People = [.. after.People.Values.Where(p => IsOther(before, p))],
        Removed = [.. before.People.Keys.Where(account => !after.People.ContainsKey(account))],
        Classes = [.. after.Classes.Values.Where(c => IsOther(before, c))],
        Groups = [.. after.Groups.Values.Where(g => IsOther(before, g))],
    };

    /// <summary>The same, when a school's trail says where to look.</summary>
    public static RosterDelta OfTrail(RosterPicture before, RosterPicture after) => new()
    {
        People = [.. after.Trail.People.Select(account => after.People.GetValueOrDefault(account)).OfType<Person>().Where(p => IsOther(before, p))],
        Removed = [.. after.Trail.People.Where(account => before.People.ContainsKey(account) && !after.People.ContainsKey(account))],
        Classes = [.. after.Trail.Classes.Select(id => after.Classes[id]).Where(c => IsOther(before, c))],
        Groups = [.. after.Trail.Groups.Select(id => after.Groups[id]).Where(g => IsOther(before, g))],
    };

    /// <summary>The school after it.</summary>
    public RosterPicture ApplyTo(RosterPicture school) => (IsSmall ? ByRows(school) : AtOnce(school)) with { Trail = RosterTrail.None };

    /// <summary>Both, one after the other.</summary>
    public RosterDelta Then(RosterDelta next) => new()
    {
        People = [.. People.ExceptBy(next.People.Select(p => p.Account).Concat(next.Removed), p => p.Account), .. next.People],
        Removed = [.. Removed.Except(next.People.Select(p => p.Account)).Union(next.Removed)],
        Classes = [.. Classes.ExceptBy(next.Classes.Select(c => c.Class.Class), c => c.Class.Class), .. next.Classes],
        Groups = [.. Groups.ExceptBy(next.Groups.Select(g => g.Group.Group), g => g.Group.Group), .. next.Groups],
    };

    private static bool IsOther(RosterPicture school, Person person) => school.People.GetValueOrDefault(person.Account) is not { } known || !PersonFacts.Same(known, person);

    private static bool IsOther(RosterPicture school, ClassRow row) => school.Classes.GetValueOrDefault(row.Class.Class) is not { } known || !StructureFacts.Same(known, row);

    private static bool IsOther(RosterPicture school, GroupRow row) => school.Groups.GetValueOrDefault(row.Group.Group) is not { } known || !StructureFacts.Same(known, row);

    private RosterPicture ByRows(RosterPicture school)
    {
        school = Removed.Aggregate(school, (now, account) => now.Remove(account));
        school = People.Aggregate(school, (now, person) => now.Put(person));
        school = Classes.Aggregate(school, (now, row) => now.Put(row));
        return Groups.Aggregate(school, (now, row) => now.Put(row));
    }

    private RosterPicture AtOnce(RosterPicture school) => school with
    {
        People = school.People.RemoveRange(Removed).SetItems(People.Select(p => KeyValuePair.Create(p.Account, p))),
        Classes = school.Classes.SetItems(Classes.Select(c => KeyValuePair.Create(c.Class.Class, c))),
        Groups = school.Groups.SetItems(Groups.Select(g => KeyValuePair.Create(g.Group.Group, g))),
    };
}
