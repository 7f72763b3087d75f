namespace Sferum.Grains.Schools.People;

/// <summary>Compares what is known of a person.</summary>
internal static class PersonFacts
{
    /// <summary>True when everything that the roster says is the same; the list of children is compared by its content, which a record's own equality does not do.</summary>
    public static bool Same(Person one, Person other) =>
        Bare(one) == Bare(other) && one.Children.SequenceEqual(other.Children);

    private static Person Bare(Person person) => person with { Children = [], Link = default };
}
