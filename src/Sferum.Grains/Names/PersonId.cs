namespace Sferum.Grains.Names;

/// <summary>A person in a school: <c>schools/{school}/people/{id}</c>.</summary>
/// <param name="School">The school.</param>
/// <param name="Segment">Its id in the spelling of <see cref="NameCodec"/>.</param>
public readonly record struct PersonId(SchoolId School, string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"{School.Name}/people/{Segment}";

    /// <summary>The person's account, which has the same id.</summary>
    public AccountId Account => new(Segment);

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out PersonId id)
    {
        var known = ResourceName.TryParseChild(name, "people", out var school, out var segment);
        id = new PersonId(school, segment);
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
