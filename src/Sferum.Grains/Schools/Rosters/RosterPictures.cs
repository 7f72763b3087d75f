using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Makes pictures of schools.</summary>
internal static class RosterPictures
{
    /// <summary>A school of which nothing is known but a roster.</summary>
    public static RosterPicture Of(Roster roster, AccountId? administrator) => Of(RosterPicture.Empty, roster, administrator);

    /// <summary>The school as a roster wants it: a class or group that is not named is closed.</summary>
    public static RosterPicture Of(RosterPicture before, Roster roster, AccountId? administrator)
    {
        var people = RosterPeople.Of(roster).ToImmutableDictionary(p => p.Account);
        return before with
        {
            People = people,
            Classes = Closed(before.Classes, people).SetItems(roster.Classes.Select(c => KeyValuePair.Create(c.Class, new ClassRow(c, Closed: false)))),
            Groups = Closed(before.Groups, people).SetItems(roster.Groups.Select(g => KeyValuePair.Create(g.Group, new GroupRow(Ordered(g), Closed: false)))),
            Administrator = administrator,
            Trail = RosterTrail.None,
        };
    }

    /// <summary>The group with its own list in the order in which it is kept.</summary>
    public static RosterGroup Ordered(RosterGroup group) => group.Students is { } students ? group with { Students = RosterPeople.Sorted(students) } : group;

    private static ImmutableDictionary<ClassId, ClassRow> Closed(ImmutableDictionary<ClassId, ClassRow> classes, ImmutableDictionary<AccountId, Person> people) =>
        classes.ToImmutableDictionary(c => c.Key, c => c.Value with
        {
            Closed = true,
            Held = [],
            Class = c.Value.Class with { HomeroomTeacher = Staff(people, c.Value.Class.HomeroomTeacher) },
        });

    private static ImmutableDictionary<GroupId, GroupRow> Closed(ImmutableDictionary<GroupId, GroupRow> groups, ImmutableDictionary<AccountId, Person> people) =>
        groups.ToImmutableDictionary(g => g.Key, g => g.Value with
        {
            Closed = true,
            Group = g.Value.Group with
            {
                Teacher = Staff(people, g.Value.Group.Teacher),
                Students = g.Value.Group.Students?.Where(s => people.GetValueOrDefault(s)?.Class is { } own && g.Value.Group.Classes.Contains(own)).ToArray(),
            },
        });

    // Nobody teaches who is not employed, not even in what is closed.
    private static AccountId? Staff(ImmutableDictionary<AccountId, Person> people, AccountId? account) =>
        account is { } known && people.GetValueOrDefault(known) is { } person && person.Kinds.HasFlag(PersonKinds.Staff) ? account : null;
}
