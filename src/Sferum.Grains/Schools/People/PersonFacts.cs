namespace Sferum.Grains.Schools.People;

/// <summary>Compares what is known of a person.</summary>
internal static class PersonFacts
{
    /// <summary>True when the roster says the same of both; the list of children is compared by its content, which a record's own equality does not do.</summary>
    public static bool Same(Person one, Person other) =>
        one with { Children = [], Link = default } == other with { Children = [], Link = default } && one.Children.SequenceEqual(other.Children);
}
