using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>
/// Whether a roster makes sense in itself: limits, names of this school, nothing twice, no reference into the void. The first trouble is answered, its field counted over
/// the whole roster. Lengths and forms of texts are the facade's to check.
/// </summary>
internal static class RosterRules
{
    /// <summary>Why the roster cannot be taken; null when it can.</summary>
    /// <param name="school">The school.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="current">The school's Sferum chats administrator so far; null: none.</param>
    public static Refusal? Check(SchoolId school, Roster roster, AccountId? current) =>
        TooMany(roster)
        ?? Twice(roster)
        ?? Foreign(school, roster)
        ?? RosterFactsRules.Check(roster, current)
        ?? Dangling(roster, new RosterLookup(roster));

    private static Refusal? TooMany(Roster roster) =>
        RosterLists.TooMany(roster.Staff, RosterLimits.Staff, "staff")
        ?? RosterLists.TooMany(roster.Classes, RosterLimits.Classes, "classes")
        ?? RosterLists.TooMany(roster.Students, RosterLimits.Students, "students")
        ?? RosterLists.TooMany(roster.Parents, RosterLimits.Parents, "parents")
        ?? RosterLists.TooMany(roster.Groups, RosterLimits.Groups, "groups");

    private static Refusal? Twice(Roster roster) =>
        RosterLists.Twice(roster.Staff, s => s.Account, "staff", ".account")
        ?? RosterLists.Twice(roster.Classes, c => c.Class, "classes", ".school_class")
        ?? RosterLists.Twice(roster.Students, s => s.Account, "students", ".account")
        ?? RosterLists.Twice(roster.Parents, p => p.Account, "parents", ".account")
        ?? RosterLists.Twice(roster.Groups, g => g.Group, "groups", ".group");

    private static Refusal? Foreign(SchoolId school, Roster roster) =>
        RosterLists.Each(roster.Classes, "classes", (c, path) => c.Class.School == school ? null : Refusal.Of(RefusalReason.InvalidName, $"{path}.school_class"))
        ?? RosterLists.Each(roster.Groups, "groups", (g, path) => g.Group.School == school ? null : Refusal.Of(RefusalReason.InvalidName, $"{path}.group"));

    private static Refusal? Dangling(Roster roster, RosterLookup lookup) =>
        RosterLists.Each(roster.Classes, "classes", (c, path) => lookup.NotStaff(c.HomeroomTeacher, $"{path}.homeroom_teacher"))
        ?? RosterLists.Each(roster.Students, "students", (s, path) => UnknownClass(lookup, s.Class, $"{path}.school_class"))
        ?? RosterLists.Each(roster.Parents, "parents", (p, path) => CheckParent(lookup, p, path))
        ?? RosterLists.Each(roster.Groups, "groups", (g, path) => RosterGroupRules.Check(lookup, g, path));

    private static Refusal? CheckParent(RosterLookup lookup, RosterParent parent, string path) => parent.Children.Count == 0
        ? Refusal.Of(RefusalReason.ParentWithoutChild, $"{path}.children")
        : RosterLists.TooMany(parent.Children, RosterLimits.Children, $"{path}.children")
            ?? RosterLists.Twice(parent.Children, c => c, $"{path}.children", "")
            ?? RosterLists.Each(parent.Children, $"{path}.children", lookup.NotStudent);

    internal static Refusal? UnknownClass(RosterLookup lookup, ClassId id, string field) =>
        lookup.Classes.Contains(id) ? null : Refusal.Of(RefusalReason.UnknownClass, field);
}
