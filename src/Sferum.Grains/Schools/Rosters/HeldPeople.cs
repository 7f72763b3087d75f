namespace Sferum.Grains.Schools.Rosters;

/// <summary>People whose removal is held.</summary>
internal static class HeldPeople
{
    /// <summary>Somebody as wished, who keeps every kind that would be lost, with what goes with it; who would leave stays as before.</summary>
    public static Person Of(Person before, Person? wished) => wished is null
        ? before
        : wished with
        {
            Kinds = wished.Kinds | before.Kinds,
            Position = IsStaff(wished) ? wished.Position : before.Position,
            PositionTitle = IsStaff(wished) ? wished.PositionTitle : before.PositionTitle,
            Class = wished.Class ?? before.Class,
            Children = before.Children.All(wished.Children.Contains) ? wished.Children : RosterPeople.Sorted(wished.Children.Union(before.Children)),
            Link = before.Link,
        };

    private static bool IsStaff(Person person) => person.Kinds.HasFlag(PersonKinds.Staff);
}
