using System.Collections.Immutable;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.Rosters;

/// <summary>Classes whose losses are held: none closes, and who would go to another class stays in the chats of the old one.</summary>
internal static class HeldClasses
{
    public static ImmutableDictionary<ClassId, ClassRow> Of(RosterPicture before, RosterPicture wished)
    {
        var students = before.People.Values.Where(p => p.Class is not null).ToLookup(p => p.Class!.Value, p => p.Account);
        return wished.Classes.SetItems(before.Classes.Values.Select(row => KeyValuePair.Create(row.Class.Class, Of(row, wished, students[row.Class.Class]))));
    }

    private static ClassRow Of(ClassRow before, RosterPicture wished, IEnumerable<AccountId> students)
    {
        var row = wished.Classes.GetValueOrDefault(before.Class.Class);
        if (before.Closed)
        {
            return row ?? before;
        }

        var kept = row is null or { Closed: true }
            ? before
            : row with { Class = row.Class with { HomeroomTeacher = row.Class.HomeroomTeacher ?? before.Class.HomeroomTeacher } };
        return kept with { Held = Held(before, wished, students) };
    }

    // Who leaves the school stays in the class itself, not beside it.
    private static ImmutableArray<AccountId> Held(ClassRow before, RosterPicture wished, IEnumerable<AccountId> students) => [.. RosterPeople.Sorted(students
        .Where(student => wished.People.GetValueOrDefault(student)?.Class is { } to && to != before.Class.Class)
        .Concat(before.Held.Where(student => wished.People.GetValueOrDefault(student)?.Class != before.Class.Class))
        .Distinct())];
}
